import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { readField } from "./field.ts";
import type { Schema } from "./schema.ts";

const ref = (name: string, description?: string) => ({
  $ref: `#/components/schemas/${name}`,
  ...(description && { description }),
});

const contract = {
  components: {
    schemas: {
      Id: { type: "string", format: "uuid", description: "An id." },
      Level: { type: "string", enum: ["viewer", "owner"], description: "What somebody may do.", "x-open-enum": true },
      Person: {
        type: "object",
        description: "Somebody who works here.",
        required: ["id"],
        properties: { id: ref("Id", "Their id."), level: ref("Level", "Theirs."), boss: ref("Person") },
      },
    },
  },
} as unknown as Contract;

const read = (schema: object) => readField(contract, schema as Schema, { name: "it", anchor: "body-it" });

test("a reference has the type of what it stands for, its own words, and what those of the schema add", () => {
  expect(read(ref("Person", "Who did it."))).toMatchObject({
    type: "Person",
    schema: "Person",
    description: "Who did it. Somebody who works here.",
    fields: [
      { name: "id", anchor: "body-it-id", required: true, type: "uuid", schema: undefined, description: "Their id." },
      { name: "level", required: false, allowedValues: ["viewer", "owner"], isOpenEnum: true },
      { name: "boss" },
    ],
  });
});

test("what is inside itself is named, and not opened again", () => {
  const boss = read(ref("Person")).fields.find(({ name }) => name === "boss");
  expect(boss).toMatchObject({ type: "Person", fields: [] });
});

test.each([
  [{ type: "string" }, "string"],
  [{ type: ["integer", "null"] }, "integer or null"],
  [{ type: "integer", format: "int64" }, "integer"],
  [{ oneOf: [ref("Person"), { type: "null" }] }, "Person or null"],
  [{ type: "array", items: { type: "string" } }, "list of strings"],
  [{ type: "array", items: ref("Person") }, "list of Person"],
  [{ type: "array", items: ref("Id") }, "list of uuid"],
  [{}, "any"],
])("%j reads as %s", (schema, type) => {
  expect(read(schema).type).toBe(type);
});

test("a list says how many, and of what; a map stands under any name", () => {
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

test("what is to go says until when", () => {
  expect(read({ type: "string", deprecated: true, "x-sunset": "2027-06-30" }).sunset).toBe("2027-06-30");
  expect(read({ type: "string" }).sunset).toBeUndefined();
});

test("a schema that stands in its place says what it is once", () => {
  expect(read({ type: "string", description: "Its kind. It stays." }).description).toBe("Its kind. It stays.");
});
