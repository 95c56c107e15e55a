import { expect, test } from "vitest";
import { references } from "./references.ts";
import { sampleRecords, sampleTime } from "./sample-data.ts";
import { createStore, dumpRecords, loadRecords, tableNames } from "./store.ts";
import type { Tables } from "./tables.ts";

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
  const records = dumpRecords(store) as Record<string, Record<string, unknown>[]>;
  for (const { table, field, target, onRemoval } of references) {
    if (onRemoval === "keep") continue;
    const ids = [null, ...(records[target] ?? []).map(({ id }) => id)];
    expect(
      records[table]?.filter((record) => !ids.includes(record[field] as string)),
      table,
    ).toEqual([]);
  }
});
