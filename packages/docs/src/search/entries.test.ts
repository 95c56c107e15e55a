import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createSite } from "../site.ts";
import { createEntries } from "./entries.ts";
import { packEntries, unpackEntries } from "./entry.ts";

test("no two entries are the same", () => {
  const names = entries.map(({ kind, title, note, path }) => [kind, title, note, path].join(" · "));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("all that the contract names is found", () => {
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

test("a sentence of one operation leads there, one of several to the guide", () => {
  const pathOf = (sentence: string) => entries.find(({ title }) => title === sentence)?.path;
  expect(pathOf("Experiment is not running")).toBe("reference/stopExperiment.html#422");
  expect(pathOf("Rate limit exceeded")).toBe("guides/errors.html#429-too-many-requests");
});

test("what is shown fits into a line", () => {
  expect(entries.filter(({ note }) => note.length > 120).map(({ title, note }) => `${title}: ${note}`)).toEqual([]);
});

test("packs entries without loss", () => {
  expect(unpackEntries(packEntries(entries))).toEqual(entries);
});

const contract = readContract();
const operations = listOperations(contract);
const entries = createEntries(createSite(contract));
