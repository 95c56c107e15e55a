import { expect, test } from "vitest";
import { maxBytes, selectFields, shorten } from "./result.ts";

const session = { id: "1", user: { id: "2", name: "Ada" }, tags: [{ name: "a", color: "red" }] };

test.each([
  [["id"], { id: "1" }],
  [["user.name", "id"], { user: { name: "Ada" }, id: "1" }],
  [["user", "user.name"], { user: session.user }],
  [["tags.name"], { tags: [{ name: "a" }] }],
])("selects the fields %j", (fields, expected) => {
  expect(selectFields(session, fields)).toEqual(expected);
  expect(selectFields([session], fields)).toEqual([expected]);
});

test("names the existing fields if a field does not exist", () => {
  expect(() => selectFields(session, ["user.email"])).toThrow(
    'fields: there is no field "email". The fields are id, name.',
  );
});

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

test("leaves short values unchanged", () => {
  expect(shorten({ data: [session] })).toEqual({ value: { data: [session] }, notes: [] });
});

test("cuts a list at an item, and says how many items are left", () => {
  const items = Array.from({ length: 500 }, (_, at) => ({ at, text: "é".repeat(50) }));
  const { value, notes } = shorten({ data: items, meta: { total_count: 900 } });
  const { data } = value as { data: unknown[] };
  expect(data).toEqual(items.slice(0, data.length));
  expect(sizeOf(value)).toBeLessThanOrEqual(maxBytes);
  expect(sizeOf(value)).toBeGreaterThan(maxBytes - 500);
  expect(notes).toEqual([`data contains the first ${data.length} of 500 items.`]);
});

test("cuts long texts if there is no list", () => {
  const { value, notes } = shorten({
    data: { id: "1", content: "\u{1f600}".repeat(20_000), prompt: "b".repeat(30_000) },
  });
  expect(sizeOf(value)).toBeLessThanOrEqual(maxBytes);
  expect(value).toMatchObject({ data: { id: "1" } });
  expect(notes).toEqual(["data.content is cut.", "data.prompt is cut."]);
});
