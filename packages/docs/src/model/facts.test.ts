import { expect, test } from "vitest";
import { factsOf } from "./facts.ts";
import type { Field } from "./field.ts";

const field = { bounds: [], values: [], open: false, description: "" } as unknown as Field;

test("bounds come first, then the usual value and an example", () => {
  const perPage = { ...field, bounds: ["1 to 100"], default: 25, example: 50 };
  expect(factsOf(perPage)).toEqual(["1 to 100", "default `25`", "example `50`"]);
});

test("a text is shown as it is sent, without quotes; an empty one needs them", () => {
  expect(factsOf({ ...field, example: "Acme" })).toEqual(["example `Acme`"]);
  expect(factsOf({ ...field, example: "" })).toEqual(['example `""`']);
});

test("values are listed unless the description has told them all", () => {
  const kind = { ...field, values: ["agent", "skill"], open: true };
  expect(factsOf(kind)).toEqual(["one of `agent`, `skill`", "more values may be added"]);
  expect(factsOf({ ...kind, description: "An `agent` or a `skill`. More values may be added." })).toEqual([]);
});
