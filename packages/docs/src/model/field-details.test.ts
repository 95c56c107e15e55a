import { expect, test } from "vitest";
import type { Field } from "./field.ts";
import { fieldDetails } from "./field-details.ts";

const field = { constraints: [], allowedValues: [], description: "" } as unknown as Field;

test("lists constraints, then the default and an example", () => {
  const perPage = { ...field, constraints: ["1 to 100"], default: 25, example: 50 };
  expect(fieldDetails(perPage)).toEqual(["1 to 100", "default: `25`", "example: `50`"]);
});

test("omits the default if the description mentions it", () => {
  expect(fieldDetails({ ...field, default: 25, description: "Defaults to 25." })).toEqual([]);
});

test("shows string examples without quotes, except an empty string", () => {
  expect(fieldDetails({ ...field, example: "Acme" })).toEqual(["example: `Acme`"]);
  expect(fieldDetails({ ...field, example: "" })).toEqual(['example: `""`']);
});

test("lists allowed values unless the description mentions all of them", () => {
  const kind = { ...field, allowedValues: ["agent", "skill"] };
  expect(fieldDetails(kind)).toEqual(["one of: `agent`, `skill`"]);
  expect(fieldDetails({ ...kind, isOpenEnum: true })).toEqual(["known values: `agent`, `skill`"]);
  expect(fieldDetails({ ...kind, description: "An `agent` or a `skill`." })).toEqual([]);
});
