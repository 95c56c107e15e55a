import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createSite } from "../site.ts";
import { createEntries } from "./entries.ts";

test("creates no duplicate entries", () => {
  const names = entries.map(({ kind, title, note, path }) => [kind, title, note, path].join(" · "));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("creates entries for all tags, schemas, operations, parameters and properties", () => {
  const titles = new Set(entries.map(({ title }) => title));
  const { tags = [], components } = contract;
  const named = [
    ...tags.map(({ name }) => name),
    ...Object.keys(components?.schemas ?? {}),
    ...operations.map(({ summary }) => summary),
    ...operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
    ...Object.values(components?.schemas ?? {}).flatMap(({ properties = {} }) => Object.keys(properties)),
  ];
  expect(named.filter((name) => !titles.has(name))).toEqual([]);
});

test("links an error message to its only operation, or else to the error reference", () => {
  const pathOf = (message: string) => entries.find(({ title }) => title === message)?.path;
  expect(pathOf("Experiment is not running")).toBe("reference/stopExperiment.html#422");
  expect(pathOf("Rate limit exceeded")).toBe("guides/error-reference.html#429-too-many-requests");
});

test("keeps notes short enough for one line", () => {
  expect(entries.filter(({ note }) => note.length > 120).map(({ title, note }) => `${title}: ${note}`)).toEqual([]);
});

test("creates one entry for fields with the same name, which lists their schemas", () => {
  const fields = entries.filter(({ kind, title }) => kind === "Field" && title === "total_cost_usd");
  expect(fields.map(({ note }) => note)).toEqual([expect.stringMatching(/, .* and \d+ more$/)]);
});

test("indexes the text of guides, without links and IDs", () => {
  const section = entries.find(({ path }) => path === "guides/client.html#sign-in");
  expect(section?.text).toContain("Use `fileTokenStore()` for programs on one machine");
  const { text = "" } = entries.find(({ path }) => path === "guides/error-reference.html#404-not-found") ?? {};
  expect(text).toContain("Discard the ID.");
  expect(entries.map((entry) => entry.text).join(" ")).not.toMatch(/\]\(|5b1f0c3e-8a4d/);
});

test("adds the aliases of a page to the entry of the page only", () => {
  const named = entries.filter(({ names }) => names.split(", ").includes("expired token"));
  expect(named.map(({ title }) => title)).toEqual(["401 Unauthorized"]);
});

const contract = readContract();
const operations = listOperations(contract);
const entries = createEntries(createSite(contract));
