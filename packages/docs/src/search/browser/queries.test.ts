import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createSite } from "../../site.ts";
import { createEntries } from "../entries.ts";
import { packEntries, unpackEntries } from "../packed-entries.ts";
import { createSearchIndex } from "./search-index.ts";

test("ranks the expected result first for at least 95 of 100 queries", async () => {
  const wrong = await wrongResults();
  expect(queries.length).toBeGreaterThanOrEqual(100);
  expect(wrong.length / queries.length, wrong.join("\n")).toBeLessThanOrEqual(0.05);
});

test("expects only results that exist", () => {
  const paths = new Set(entries.flatMap(({ path }) => [path, path.replace(/#.*/, "")]));
  const unknown = queries.flatMap(([, expected]) => expected).filter((path) => !paths.has(path));
  expect(unknown).toEqual([]);
});

async function wrongResults(): Promise<string[]> {
  await index.ready;
  return queries.flatMap(([query, expected]) => {
    const path = index.find(query).results[0]?.path ?? "no result";
    return expected.some((each) => matches(path, each))
      ? []
      : [`${query}: ${path} instead of ${expected.join(" or ")}`];
  });
}

// A section of a guide counts as the guide.
function matches(path: string, expected: string): boolean {
  return path === expected || (path.startsWith(`${expected}#`) && path.startsWith("guides/"));
}

type Table = Record<string, string | string[]>;
const file = join(import.meta.dirname, "../testing/queries.yaml");
const sections: Table[] = Object.values(parse(readFileSync(file, "utf8")));
const queries = sections
  .flatMap((section) => Object.entries(section))
  .map(([query, paths]) => [query, [paths].flat().map(addExtension)] as const);

function addExtension(path: string): string {
  return /\.(yaml|json)$/.test(path) ? path : path.replace(/^[^#]*/, "$&.html");
}

const contract = readContract();
const entries = unpackEntries(packEntries(createEntries(createSite(contract))));
const index = createSearchIndex(entries, new URL(contract.servers?.[0]?.url ?? "").pathname);
