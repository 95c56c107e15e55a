import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { type Field, fieldDetails, readField } from "./field.ts";
import type { Schema } from "./schema.ts";

const ref = (name: string, description?: string) => ({
  $ref: `#/components/schemas/${name}`,
  ...(description && { description }),
});

const contract = {
  components: {
    schemas: {
      Id: { type: "string", format: "uuid", description: "A UUID." },
      Level: { type: "string", "x-extensible-enum": ["viewer", "owner"], description: "A permission level." },
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
        type: "uuid",
        schema: undefined,
        description: "The person's ID.",
      },
      { name: "level", required: false, allowedValues: ["viewer", "owner"], isOpenEnum: true },
      { name: "boss" },
    ],
  });
});

test.each([
  ["the rules of a scalar schema", ref("Slug", "The slug."), "The slug. Lowercase letters."],
  ["the meanings of an enum's values", ref("Level", "The level."), "The level. A permission level."],
  ["nothing to a description that contains the schema's", ref("Slug", "Lowercase letters."), "Lowercase letters."],
  ["nothing to a description of an object", ref("Person", "The author."), "The author."],
  ["nothing to a description of a format", ref("Id", "The ID."), "The ID."],
  ["nothing to an inline description", { type: "string", description: "The kind. Fixed." }, "The kind. Fixed."],
  [
    "nothing about inline items",
    { type: "array", description: "The tags.", items: { type: "string", description: "A tag." } },
    "The tags.",
  ],
])("appends %s", (_, schema, description) => {
  expect(read(schema).description).toBe(description);
});

test("reads the default next to a reference", () => {
  expect(read({ ...ref("Level"), default: "viewer" }).default).toBe("viewer");
});

test("uses the schema's description if a reference has none", () => {
  expect(read(ref("Person")).description).toBe("An employee.");
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
  [{ type: "array", items: ref("Id") }, "array of uuid"],
  [{}, "any"],
])("describes the type of %j as %s", (schema, type) => {
  expect(read(schema).type).toBe(type);
});

test("reads the constraints of an array and its items, and the values of a map as one field", () => {
  const list = read({
    type: "array",
    maxItems: 5,
    items: { type: "string", maxLength: 10 },
    description: "The names.",
  });
  expect(list).toMatchObject({
    description: "The names.",
    constraints: ["at most 5 items", "each at most 10 characters"],
  });
  const map = read({ type: "object", additionalProperties: { type: "integer" } });
  expect(map.fields).toMatchObject([{ name: "any name", anchor: "body-it-any", type: "integer", required: undefined }]);
});

test.each([{ type: ["integer", "null"] }, { oneOf: [ref("Person"), { type: "null" }] }])("%j is nullable", (schema) => {
  expect(read(schema).isNullable).toBe(true);
});

test("reads the sunset date of a deprecated field", () => {
  expect(read({ type: "string", deprecated: true, "x-sunset": "2027-06-30" }).sunset).toBe("2027-06-30");
  expect(read({ type: "string" }).sunset).toBeUndefined();
});

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
