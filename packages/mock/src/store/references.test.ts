import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { compileOnDemand } from "../contract/compiler.ts";
import { references } from "./references.ts";
import { sampleRecords, sampleTime } from "./sample-data.ts";
import { createStore, dumpRecords, loadRecords } from "./store.ts";
import type { Tables } from "./tables.ts";
import { tableNames } from "./tables.ts";
import { checkRecords } from "./validate-records.ts";

const targets = [...new Set(references.map(({ target }) => target))];

const notInTables = ["passkeys.credential_id", "sessions.run_id", "sessions.thread_id"];

test("covers each field with the ID of another record", () => {
  const records = Object.entries(sampleRecords(sampleTime));
  const fields = records.flatMap(([table, [first = {}]]) => Object.keys(first).map((field) => `${table}.${field}`));
  const covered = [...references.map(({ table, field }) => `${table}.${field}`), ...notInTables];
  expect(fields.filter((field) => field.endsWith("_id") && !covered.includes(field))).toEqual([]);
});

test("only refers to earlier tables, or to the same table", () => {
  const order = (table: keyof Tables) => tableNames.indexOf(table);
  expect(references.filter(({ table, target }) => order(target) > order(table))).toEqual([]);
});

test.each(targets)("leaves no reference to removed %s", (name) => {
  const store = createStore();
  loadRecords(store, sampleRecords(sampleTime));
  for (const { id } of store[name].all()) store[name].remove(id);
  expect(store[name].size).toBe(0);
  const options = { isValid: () => true, placeOf: (table: string) => table };
  expect(() => checkRecords(compileOnDemand(contract), dumpRecords(store), options)).not.toThrow();
});
