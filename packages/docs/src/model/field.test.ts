import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { fieldFacts, readField } from "./field.ts";
import type { Schema } from "./schema.ts";

const ref = (name: string, description?: string) => ({
  $ref: `#/components/schemas/${name}`,
  ...(description && { description }),
});

const contract = {
  components: {
    schemas: {
      Id: { type: "string", format: "uuid", description: "A UUID." },
      Level: {
        type: "string",
        "x-extensible-enum": ["viewer", "owner"],
        "x-enumDescriptions": { viewer: "Reads.", owner: "Writes." },
        description: "A permission level.",
      },
      Slug: { type: "string", pattern: "^[a-z]+$", description: "Lowercase letters." },
      Person: {
        type: "object",
        description: "An employee.",
        required: ["id"],
        properties: {
          id: ref("Id", "The person's ID."),
          level: ref("Level", "The person's level."),
          boss: ref("Person"),
        },
      },
    },
  },
} as unknown as Contract;

const read = (schema: object) => readField(contract, schema as Schema, { name: "it", anchor: "body-it" });

test("reads a reference with the type of its schema and its own description", () => {
  expect(read(ref("Person", "The author."))).toMatchObject({
    type: "Person",
    schema: "Person",
    description: "The author.",
    fields: [
      {
        name: "id",
        anchor: "body-it-id",
        required: true,
        type: "string",
        format: "uuid",
        schema: undefined,
        description: "The person's ID.",
      },
      {
        name: "level",
        required: false,
        schema: "Level",
        description: "The person's level.",
        allowedValues: ["viewer", "owner"],
        meanings: [
          ["viewer", "Reads."],
          ["owner", "Writes."],
        ],
        isOpenEnum: true,
      },
      { name: "boss" },
    ],
  });
});

test("does not expand a recursive reference", () => {
  const boss = read(ref("Person")).fields.find(({ name }) => name === "boss");
  expect(boss).toMatchObject({ type: "Person", fields: [] });
});

test.each([
  [{ type: "string" }, "string"],
  [{ type: ["integer", "null"] }, "integer"],
  [{ type: "integer", format: "int64" }, "integer"],
  [{ oneOf: [ref("Person"), { type: "null" }] }, "Person"],
  [{ type: "array", items: { type: "string" } }, "array of strings"],
  [{ type: "array", items: ref("Person") }, "array of Person"],
  [{ type: "array", items: ref("Id") }, "array of strings"],
  [{}, "any"],
])("describes the type of %j as %s", (schema, type) => {
  expect(read(schema).type).toBe(type);
});

test.each([
  [{ ...ref("Level"), default: "viewer" }, { default: "viewer" }],
  [ref("Person"), { description: "An employee." }],
  [{ type: ["integer", "null"] }, { isNullable: true }],
  [{ oneOf: [ref("Person"), { type: "null" }] }, { isNullable: true }],
  [{ type: "string", deprecated: true, "x-sunset": "2027-06-30" }, { sunset: "2027-06-30" }],
  [
    { type: "array", maxItems: 5, items: { type: "string", maxLength: 10 }, description: "The names." },
    { description: "The names.", constraints: ["at most 5 items", "each at most 10 characters"] },
  ],
  [
    { type: "object", additionalProperties: { type: "integer" } },
    { fields: [{ name: "any name", anchor: "body-it-any", type: "integer", required: undefined }] },
  ],
])("reads %j", (schema, field) => {
  expect(read({ type: "string" })).toMatchObject({ isNullable: false, sunset: undefined });
  expect(read(schema)).toMatchObject(field);
});

test.each<[Schema, string[]]>([
  [{ type: "integer", format: "int32", minimum: 1, maximum: 100, default: 25 }, ["int32", "1 to 100", "default `25`"]],
  [{ type: "string", description: "Defaults to `a`.", default: "a" }, ['default `"a"`']],
  [{ type: "string", description: "Either `a` or `b`.", enum: ["a", "b"] }, ["one of `a`, `b`"]],
  [{ type: "string", enum: ["a"], "x-enumDescriptions": { a: "The first." } } as Schema, []],
  [{ type: "string", "x-extensible-enum": ["a", "b"] }, ["one of `a`, `b`", "more values may be added"]],
  [{ type: "string", const: "a" } as Schema, ["always `a`"]],
])("describes %j with %j", (schema, facts) => {
  expect(fieldFacts(read(schema))).toEqual(facts);
});

test("shows string examples without quotes, except an empty string", () => {
  expect(fieldFacts({ ...read({}), example: "Acme" })).toEqual(["example `Acme`"]);
  expect(fieldFacts({ ...read({}), example: "" })).toEqual(['example `""`']);
});
