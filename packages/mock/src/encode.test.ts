import { expect, test, vi } from "vitest";
import { encode } from "./encode.ts";

const record = Object.freeze({ id: "1", name: 'Ä "quoted" \u2028 name', inner: { list: [1, null] } });

test.each([
  ["an error", { error: "Not found" }],
  ["a record", { data: record }],
  ["a list", { data: [record, { ...record }, record], meta: { total_count: 3 } }],
  ["a record with more", { data: { ...record, repositories: [record] } }],
  ["null and nothing", { data: null, list: [] }],
  ["fields left out", { data: { a: undefined, b: 1 } }],
  ["a field left out at the top", { error: "No", details: undefined }],
  ["no item", { data: [undefined, null] }],
])("%s has the JSON of JSON.stringify", (_, body) => {
  expect(encode(body)).toBe(JSON.stringify(body));
  expect(encode(body)).toBe(JSON.stringify(body));
});

test("what is no record is told as it is now", () => {
  const summary = { id: "1", total: 1 };
  expect(encode({ data: [summary] })).toBe('{"data":[{"id":"1","total":1}]}');
  summary.total = 2;
  expect(encode({ data: [summary] })).toBe('{"data":[{"id":"1","total":2}]}');
});

test("the text of a record is made once", () => {
  const toJSON = vi.fn(() => "text");
  const frozen = Object.freeze({ toJSON });
  encode({ data: [frozen, frozen] });
  encode({ data: frozen });
  expect(toJSON).toHaveBeenCalledTimes(1);
});
