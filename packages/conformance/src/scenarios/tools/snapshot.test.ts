import { expect, test } from "vitest";
import type { RunContext } from "../../context/context.ts";
import { contractOf, specOf } from "../../testing/spec.ts";
import { expectOthersSame, type Snapshot } from "./snapshot.ts";

const spec = specOf(contractOf({ paths: { "/cards/{id}": { patch: { operationId: "changeCard" } } } }));

type Card = Record<string, unknown> & { id: string };

/** The failures of a request that changes card 1 and has an effect on card 2. */
function failuresOf(before: [Card, Card], after: [Card, Card?]): string[] {
  const failures: string[] = [];
  const toSnapshot = (cards: (Card | undefined)[]): Snapshot =>
    new Map([["listCards", new Map(cards.flatMap((card) => (card ? [[card.id, card]] : [])))]]);
  const change = { operation: spec.operation("changeCard"), id: "1" };
  const context = { spec } as RunContext;
  const steps = {
    context,
    expect: (condition: boolean, message: string) => void (condition || failures.push(message)),
  };
  expectOthersSame({ ...change, before: toSnapshot(before), after: toSnapshot(after) }, steps);
  return failures;
}

test("reports a sibling that gets the new value of the changed resource", () => {
  const before: [Card, Card] = [
    { id: "1", name: "a", active: false },
    { id: "2", name: "b", active: false },
  ];
  const after: [Card, Card] = [
    { id: "1", name: "c", active: true },
    { id: "2", name: "c", active: true },
  ];
  expect(failuresOf(before, after)).toEqual([
    'Expected changeCard of 1 not to change 2 in listCards, but name is "c", not "b"; active is true, not false.',
  ]);
});

test("reports a missing sibling", () => {
  expect(failuresOf([{ id: "1" }, { id: "2" }], [{ id: "1" }])).toHaveLength(1);
});

test.each<[string, [Card, Card], [Card, Card]]>([
  [
    "only one resource can be the default",
    [
      { id: "1", default: false },
      { id: "2", default: true },
    ],
    [
      { id: "1", default: true },
      { id: "2", default: false },
    ],
  ],
  [
    "positions shift",
    [
      { id: "1", position: 2 },
      { id: "2", position: 1 },
    ],
    [
      { id: "1", position: 1 },
      { id: "2", position: 2 },
    ],
  ],
  ["links lead to neighbors", [{ id: "1" }, { id: "2", next: null }], [{ id: "1" }, { id: "2", next: "1" }]],
])("accepts a change that follows from the request: %s", (_, before, after) => {
  expect(failuresOf(before, after)).toEqual([]);
});
