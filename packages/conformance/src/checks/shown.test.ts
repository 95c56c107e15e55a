import { expect, test } from "vitest";
import { exchangeOf } from "../testing/exchange.ts";
import { contractOf, lawOf } from "../testing/law.ts";
import { at } from "../values/json.ts";
import { shown } from "./shown.ts";

const contract = contractOf({
  paths: { "/books": { post: { operationId: "addBook", responses: { 201: { description: "" } } } } },
});
const expected = { "/shelf": "new", "/title": (_: unknown, sent: unknown) => at(sent, "/title") };
const law = lawOf(contract, { operations: { addBook: { expected } } });

function told(sent: object, status = 201, remembers = true): string[] {
  const exchange = exchangeOf(law, "addBook", { status, body: { shelf: "old", title: "Emma" } }, sent);
  return shown(exchange, {}, { ...law, foreign: new Set(), closed: false, remembers });
}

const wrongShelf =
  'The body at /shelf must be "new", but is "old". Mend the answer, or the plan (operations: { addBook: { expected: … } }).';

test("an answer shows a value, or what is made of what was sent; what is undefined may be anything", () => {
  expect(told({ title: "Emma" })).toEqual([wrongShelf]);
  expect(told({})).toEqual([wrongShelf]);
  expect(told({ title: "Persuasion" })).toHaveLength(2);
});

test("a refusal shows nothing, nor does a target that remembers nothing", () => {
  expect(told({}, 422)).toEqual([]);
  expect(told({}, 201, false)).toEqual([]);
});
