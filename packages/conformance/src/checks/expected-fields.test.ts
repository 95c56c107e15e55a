import { expect, test } from "vitest";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { valueAt } from "../values/json.ts";
import { expectedFields } from "./expected-fields.ts";

const contract = contractOf({
  paths: { "/books": { post: { operationId: "addBook", responses: { 201: { description: "" } } } } },
});
const expected = { "/shelf": "new", "/title": (_: unknown, sent: unknown) => valueAt(sent, "/title") };
const spec = specOf(contract, { operations: { addBook: { expected } } });

function failuresOf(sent: object, status = 201, stateful = true): string[] {
  const exchange = exchangeOf(spec, "addBook", { status, body: { shelf: "old", title: "Emma" } }, sent);
  return expectedFields(exchange, {}, { ...spec, outsiderIds: new Set(), closed: false, stateful });
}

const wrongShelf = expect.stringMatching(
  /"new" at \/shelf, but received "old".*operations: { addBook: { expected: … } }/,
);

test("compares a field with a constant or with a value computed from the request; undefined matches anything", () => {
  expect(failuresOf({ title: "Emma" })).toEqual([wrongShelf]);
  expect(failuresOf({})).toEqual([wrongShelf]);
  expect(failuresOf({ title: "Persuasion" })).toHaveLength(2);
});

test("compares an error with the values of the request that the plan expects to be rejected", () => {
  const exchange = exchangeOf(spec, "addBook", { status: 409, body: { code: "sold" } }, {});
  const context = { ...spec, outsiderIds: new Set<string>(), closed: false, stateful: true };
  const fields = { "/code": "lent" };
  expect(expectedFields(exchange, { status: 409, fields }, context)).toEqual([
    expect.stringMatching(/"lent" at \/code, but received "sold".*addBook: { errors: { 409: … } }/),
  ]);
  expect(expectedFields(exchange, { status: 422, fields }, context)).toEqual([]);
});

test("ignores other error responses and stateless targets", () => {
  expect(failuresOf({}, 422)).toEqual([]);
  expect(failuresOf({}, 201, false)).toEqual([]);
});
