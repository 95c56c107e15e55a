import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createSite } from "../../site.ts";
import { productionUrl } from "../../urls.ts";
import { createIndex } from "../entries.ts";
import { loadSearchIndex } from "./search-index.ts";

const contract = readContract();
const index = loadSearchIndex(JSON.stringify(createIndex(createSite(contract))), productionUrl(contract).pathname);

type Queries = Record<string, string | string[]>;
const file = join(import.meta.dirname, "../testing/queries.yaml");
const { requests = {}, ...sections }: Record<string, Queries> = parse(readFileSync(file, "utf8"));
const queries = Object.values(sections).flatMap(readQueries);

test("ranks an expected result first for at least 95 % of the queries", () => {
  const wrong = wrongResults(queries);
  expect(queries.length).toBeGreaterThan(150);
  expect(wrong.length / queries.length, wrong.join("\n")).toBeLessThanOrEqual(0.05);
});

test("finds the operation of a request line, path or URL", () => {
  expect(wrongResults(readQueries(requests))).toEqual([]);
});

test("expects only results that exist", () => {
  const paths = new Set(index.entries.flatMap(({ path }) => [path, path.replace(/#.*/, "")]));
  const unknown = queries.flatMap(([, expected]) => expected).filter((path) => !paths.has(path));
  expect(unknown).toEqual([]);
});

test.each([
  ["archive experiment", false],
  ["archve experimnt", false],
  // The first word is only a synonym.
  ["erase project", false],
  ["archive webhook", true],
])("reports whether results match all words of %s", (query, partial) => {
  expect(index.find(query).partial).toBe(partial);
});

test("finds nothing for unknown words", () => {
  expect(index.find("xylophone").results).toEqual([]);
});

function wrongResults(queries: (readonly [query: string, expected: string[]])[]): string[] {
  return queries.flatMap(([query, expected]) => {
    const path = index.find(query).results[0]?.path ?? "no result";
    const isExpected = expected.some((each) => matches(path, each));
    return isExpected ? [] : [`${query}: ${path} instead of ${expected.join(" or ")}`];
  });
}

function readQueries(section: Queries): [query: string, expected: string[]][] {
  return Object.entries(section).map(([query, paths]) => [query, [paths].flat().map(addExtension)]);
}

// A section of a page counts as the page.
function matches(path: string, expected: string): boolean {
  return path === expected || path.startsWith(`${expected}#`);
}

function addExtension(path: string): string {
  return /\.(yaml|json)$/.test(path) ? path : path.replace(/^[^#]*/, "$&.html");
}
