import { expect, test } from "vitest";
import type { RunContext } from "../../context/context.ts";
import { contractOf, specOf } from "../../testing/spec.ts";
import { expectOthersSame, type Snapshot } from "./collection.ts";

const paths = { "/cards": { get: { operationId: "listCards" }, post: { operationId: "addCard" } } };
const spec = specOf(contractOf({ paths }));

type Card = Record<string, unknown> & { id: string };

/** The failures of a request that writes card 1 and has an effect on card 2. */
function failuresOf(before: Card[], after: Card[]): string[] {
  const failures: string[] = [];
  const toSnapshot = (items: Card[]): Snapshot =>
    new Map([[spec.operation("listCards"), { items, complete: true, total: undefined }]]);
  const write = {
    operation: spec.operation("addCard"),
    written: [{ ids: ["1"], id: "1", value: {} }],
    mayAdd: false,
    idField: "id",
  };
  const context = { spec } as RunContext;
  const report = (condition: boolean, message: string) => void (condition || failures.push(message));
  expectOthersSame({ ...write, before: toSnapshot(before), after: toSnapshot(after) }, { context, expect: report });
  return failures;
}

test("reports another resource that gets the new values of the written resource", () => {
  const [one, two] = [{ id: "1" }, { id: "2" }];
  const before = [
    { ...one, name: "a", active: false },
    { ...two, name: "b", active: false },
  ];
  const after = [
    { ...one, name: "c", active: true },
    { ...two, name: "c", active: true },
  ];
  expect(failuresOf(before, after)).toEqual([
    'Expected addCard of 1 not to change 2 in listCards, but name is "c", not "b"; active is true, not false.',
  ]);
});

test("reports a missing resource", () => {
  expect(failuresOf([{ id: "1" }, { id: "2" }], [{ id: "1" }])).toHaveLength(1);
});

test.each([
  ["only one resource can be the default", { default: [false, true] }, { default: [true, false] }],
  ["positions shift", { position: [2, 1] }, { position: [1, 2] }],
  ["links lead to neighbors", { next: ["3", null] }, { next: ["3", "1"] }],
])("accepts a change that follows from the request: %s", (_, before, after) => {
  const cards = (fields: Record<string, unknown[]>): Card[] =>
    ["1", "2"].map((id, index) =>
      Object.assign({ id }, ...Object.entries(fields).map(([name, values]) => ({ [name]: values[index] }))),
    );
  expect(failuresOf(cards(before), cards(after))).toEqual([]);
});
