import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { compileOnDemand } from "./compiler.ts";
import { describeErrors } from "./messages.ts";

const checks = compileOnDemand(contract);

function messagesFor(schema: object, value: unknown): unknown {
  const errors = checks.of({ type: "object", properties: { field: schema } })({ field: value });
  return describeErrors(errors).field ?? describeErrors(errors);
}

const levels = { type: ["string", "null"], enum: ["owner", "admin", "member", null] };
const name = { $ref: "#/components/schemas/Name" };
const hash = {
  type: "string",
  minLength: 4,
  maxLength: 4,
  pattern: "^[a-f]{4}$",
  "x-pattern-message": "must be a hash",
};

test.each<[keyword: string, schema: object, value: unknown, message: string]>([
  ["type", { type: "string" }, 1, "must be a string"],
  ["one of two types", { type: ["integer", "null"] }, "1", "must be an integer"],
  ["type, null", { type: "boolean" }, null, "can't be blank"],
  ["type object", { type: "object" }, [], "must be an object"],
  ["type array", { type: "array" }, {}, "must be a list"],
  ["enum", { enum: ["a", "b"] }, "c", "must be a or b"],
  ["enum, nullable", levels, "viewer", "must be owner, admin or member"],
  ["const", { const: "approve" }, "deny", "must be approve"],
  ["format uuid", { type: "string", format: "uuid" }, "x", "must be a UUID"],
  ["format email", { type: "string", format: "email" }, "x", "must be a valid email address"],
  ["format date", { type: "string", format: "date" }, "x", "must be a date"],
  ["format uri", { type: "string", format: "uri" }, "x", "must be a URL"],
  ["pattern for any text", { type: "string", pattern: "\\S" }, "  ", "can't be blank"],
  ["pattern for a name", name, "  ", "can't be blank"],
  ["pattern with a message", name, "a\0", "must be a single line without control characters"],
  ["pattern of a format", { type: "string", format: "uuid", pattern: "^a$" }, "b", "must be a UUID"],
  ["pattern without a message", { type: "string", pattern: "^a$" }, "b", "must match ^a$"],
  ["minLength", { type: "string", minLength: 2 }, "a", "must be at least 2 characters"],
  ["minLength, empty", { type: "string", minLength: 2 }, "", "can't be blank"],
  ["maxLength", { type: "string", maxLength: 2 }, "abc", "must be at most 2 characters"],
  ["x-max-bytes", { type: "string", maxLength: 2, "x-max-bytes": 2 }, "äöü", "must be at most 2 bytes"],
  ["minLength of a fixed length", hash, "abc", "must be a hash"],
  ["maxLength of a fixed length", hash, "abcde", "must be a hash"],
  ["minimum", { minimum: 1 }, 0, "must be at least 1"],
  ["maximum", { maximum: 1 }, 2, "must be at most 1"],
  ["exclusiveMinimum", { exclusiveMinimum: 1 }, 1, "must be more than 1"],
  ["exclusiveMaximum", { exclusiveMaximum: 1 }, 1, "must be less than 1"],
  ["multipleOf", { multipleOf: 5 }, 7, "must be a multiple of 5"],
  ["minItems", { type: "array", minItems: 2 }, [1], "must have at least 2 items"],
  ["minItems, empty", { type: "array", minItems: 2 }, [], "can't be blank"],
  ["maxItems", { type: "array", maxItems: 1 }, [1, 2], "must have at most 1 items"],
  ["uniqueItems", { type: "array", uniqueItems: true }, [1, 1], "must not contain duplicate items"],
  ["minProperties", { type: "object", minProperties: 1 }, {}, "can't be empty"],
  ["oneOf, from its schemas", { oneOf: [{ type: "string" }, { type: "null" }] }, 1, "must be a string"],
])("%s", (_, schema, value, message) => {
  expect(messagesFor(schema, value)).toEqual([message]);
});

test("reports a blank field only as blank", () => {
  const schema = { type: "string", minLength: 3, pattern: "^[a-z]+$" };
  expect(messagesFor(schema, "")).toEqual(["can't be blank"]);
  expect(messagesFor(schema, "A")).toEqual(["must be at least 3 characters", "must match ^[a-z]+$"]);
});

test("names a nested field by its path and a missing field by its name", () => {
  const file = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
  const schema = { type: "object", required: ["a/b"], properties: { files: { type: "array", items: file } } };
  const errors = checks.of(schema)({ files: [{}, { name: 1 }] });
  expect(describeErrors(errors)).toEqual({
    "a/b": ["can't be blank"],
    "files.0.name": ["can't be blank"],
    "files.1.name": ["must be a string"],
  });
  const odd = checks.of({ type: "object", properties: { "a~1b": { type: "string" } } })({ "a~1b": 1 });
  expect(describeErrors(odd)).toEqual({ "a~1b": ["must be a string"] });
  expect(describeErrors(checks.of({ type: "object" })([]))).toEqual({ body: ["must be an object"] });
});

test("has a message for every keyword in the contract", () => {
  const unsupportedKeywords = ["maxProperties", "contains", "if", "dependentRequired", "propertyNames"];
  const schemas = JSON.stringify([contract.components, contract.paths]);
  expect(unsupportedKeywords.filter((keyword) => schemas.includes(`"${keyword}":`))).toEqual([]);
});

test("reports the byte limit of a large value even though only its first error is checked", () => {
  const schema = { type: "string", maxLength: 200_000, "x-max-bytes": 200_000 };
  expect(messagesFor(schema, "a".repeat(200_001))).toEqual(["must be at most 200000 bytes"]);
});

test("reports the format of a fixed-length value once instead of its length", () => {
  expect(messagesFor(hash, "xyz")).toEqual(["must be a hash"]);
  const day = { $ref: "#/components/schemas/CalendarDate" };
  expect(messagesFor(day, "2026-11-20T14:00:00Z")).toEqual(["must be a date"]);
});

test("reports all errors of a value, or only the first error if the value has more than 5,000 nodes", () => {
  const check = compileOnDemand(contract).of({ type: "array", items: { type: "string" } });
  expect(check(Array(4999).fill(1))).toHaveLength(4999);
  expect(check(Array(5000).fill(1))).toHaveLength(1);
});
