import { expect, test } from "vitest";
import { validateBody } from "../../schema/request-body.ts";
import { contractOf, specOf } from "../../testing/spec.ts";
import { variedBodies } from "./body.ts";

const properties = {
  code: { type: "string" },
  title: { type: "string", maxLength: 12 },
  subtitle: { type: ["string", "null"], maxLength: 12 },
  printed_at: { type: "string", format: "date-time" },
  pages: { type: "integer", minimum: 1, maximum: 9 },
  tags: { type: "array", items: { type: "string", maxLength: 12 } },
};
const schema = { type: "object", required: ["title"], properties, additionalProperties: false };
const addBook = { operationId: "addBook", requestBody: { content: { "application/json": { schema } } }, responses: {} };
const contract = contractOf({ paths: { "/books": { post: addBook } } });
const spec = specOf(contract, { operations: { addBook: { unique: ["code"] } } });
const operation = spec.operation("addBook");
const { count, create } = variedBodies(operation, spec);
const bodies = Array.from({ length: count }, (_, round) => create({ code: `c-${round}`, title: "Emma" }, round));
const valuesOf = (name: string) => bodies.map((body) => body[name]);

test("generates valid bodies, from one with all fields to one with null in each nullable field", () => {
  expect(bodies.flatMap((body) => validateBody(spec, operation, body))).toEqual([]);
  expect(Object.keys(bodies[0] ?? {}).sort()).toEqual(Object.keys(properties).sort());
  expect(bodies.at(-1)).toMatchObject({ subtitle: null });
});

test("includes texts that servers change, numbers at and between the bounds, and empty texts in optional fields", () => {
  const special = [' 😀 e\u0301 & < " ', "null", "0", "false", "007", "😀".repeat(12)];
  expect(valuesOf("title")).toEqual(expect.arrayContaining(special));
  expect(valuesOf("title")).not.toContain("");
  expect(valuesOf("subtitle")).toContain("");
  expect(valuesOf("pages")).toEqual(expect.arrayContaining([5, 9, 1, 8, 2, undefined]));
  expect(valuesOf("printed_at")).toContain("2026-03-01T00:30:00+02:00");
});

test("includes both orders of a list, and a repeated item", () => {
  const lists = valuesOf("tags").flatMap((list) => (Array.isArray(list) ? [list] : []));
  const texts = lists.map(String);
  expect(lists.some((list) => list.length > 1 && texts.includes(String(list.toReversed())))).toBe(true);
  expect(lists.some((list) => new Set(list).size < list.length)).toBe(true);
});

test("keeps unique values different", () => {
  expect(new Set(valuesOf("code")).size).toBe(count);
});
