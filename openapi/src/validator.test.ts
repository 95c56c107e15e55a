import { expect, test } from "vitest";
import type { Contract } from "./operations.ts";
import { createErrorFinder, createValidator } from "./validator.ts";

const contract: Contract = {
  openapi: "3.1.0",
  info: { title: "Library", version: "1" },
  paths: {},
  components: {
    schemas: {
      Book: {
        type: "object",
        required: ["title"],
        properties: {
          title: { $ref: "#/components/schemas/Title" },
          kind: { enum: ["novel", "atlas"] },
          mark: { type: "string", format: "shelf-mark", pattern: "^[^\\@]+$" },
        },
      },
      Title: { type: "string", maxLength: 5 },
      Books: { type: "array", items: { $ref: "#/components/schemas/Book" } },
    },
  },
};

test("describes each error", () => {
  const validate = createValidator(contract);
  expect(validate("/components/schemas/Books", [{ title: "Emma", kind: "poem" }, {}])).toEqual([
    "/0/kind must be equal to one of the allowed values: novel, atlas",
    "/1 must have required property 'title'",
  ]);
});

test("reports the pointers of the value and of the referenced schema", () => {
  const find = createErrorFinder(contract);
  const errors = find("/components/schemas/Books", [{ title: "Middlemarch" }, { titel: "Emma" }]);
  expect(errors.map(({ pointer, keyword, schema, value }) => ({ pointer, keyword, schema, value }))).toEqual([
    { pointer: "/0/title", keyword: "maxLength", schema: "/components/schemas/Title", value: "Middlemarch" },
    { pointer: "/1", keyword: "required", schema: "/components/schemas/Book", value: { titel: "Emma" } },
  ]);
});

test("accepts any value for an unknown format", () => {
  expect(createErrorFinder(contract)("/components/schemas/Book", { title: "Emma", mark: "?" })).toEqual([]);
});
