import { expect, test } from "vitest";
import type { Field } from "./field.ts";
import { fieldDetails } from "./field-details.ts";

const field = { constraints: [], allowedValues: [], isOpenEnum: false, description: "" } as unknown as Field;

test("bounds come first, then the usual value and an example", () => {
  const perPage = { ...field, constraints: ["1 to 100"], default: 25, example: 50 };
  expect(fieldDetails(perPage)).toEqual(["1 to 100", "default `25`", "example `50`"]);
});

test("a text is shown as it is sent, without quotes; an empty one needs them", () => {
  expect(fieldDetails({ ...field, example: "Acme" })).toEqual(["example `Acme`"]);
  expect(fieldDetails({ ...field, example: "" })).toEqual(['example `""`']);
});

test("values are listed unless the description has told them all", () => {
  const kind = { ...field, allowedValues: ["agent", "skill"], isOpenEnum: true };
  expect(fieldDetails(kind)).toEqual(["one of `agent`, `skill`", "more values may be added"]);
  expect(fieldDetails({ ...kind, description: "An `agent` or a `skill`. More values may be added." })).toEqual([]);
});
