import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createSite } from "../site.ts";
import { createEntries } from "./entries.ts";
import { packEntries, unpackEntries } from "./packed-entries.ts";

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

test("links an error message to its only operation, or else to the Errors guide", () => {
  const pathOf = (message: string) => entries.find(({ title }) => title === message)?.path;
  expect(pathOf("Experiment is not running")).toBe("reference/stopExperiment.html#422");
  expect(pathOf("Rate limit exceeded")).toBe("guides/errors.html#429-too-many-requests");
});

test("keeps notes short enough for one line", () => {
  expect(entries.filter(({ note }) => note.length > 120).map(({ title, note }) => `${title}: ${note}`)).toEqual([]);
});

test("packs entries without loss", () => {
  expect(unpackEntries(packEntries(entries))).toEqual(entries);
});

const contract = readContract();
const operations = listOperations(contract);
const entries = createEntries(createSite(contract));
