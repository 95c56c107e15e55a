import { readContract } from "@crewkit/openapi/node";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemas } from "../testing/schemas.ts";
import { specOf, specOfSchema } from "../testing/spec.ts";
import { arbitraryOf } from "./arbitrary.ts";

const schemaPointer = "/components/schemas/Test";

function generateInvalid(schema: object, others: Record<string, object> = {}, numRuns = 40): unknown[] {
  const spec = specOfSchema(schema, others);
  const values = fc.sample(arbitraryOf(spec, schema), { seed: 3, numRuns });
  return values.filter((value) => spec.validate(schemaPointer, value).length > 0);
}

test("generates only valid values for random schemas", () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      expect(generateInvalid(schema, {}, 8)).toEqual([]);
    }),
    { numRuns: 80, seed: 11 },
  );
});

const slug = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
const difficultSchemas: Record<string, object> = {
  "a pattern with an unlikely length": { type: "string", pattern: slug, minLength: 20, maxLength: 24 },
  "a format with a length": { type: "string", format: "email", maxLength: 30 },
  "numbers between two multiples of 0.01": { type: "number", exclusiveMinimum: 0, maximum: 0.001 },
  "a multipleOf that floats cannot represent": { type: "number", multipleOf: 0.01, minimum: 0, maximum: 1 },
  "integers below the usual range": { type: "integer", maximum: -70_000 },
  "two lower bounds": { type: "integer", minimum: 0, exclusiveMinimum: 1_000_000 },
  "the largest numbers of a format": { type: "integer", format: "int64", minimum: 1 },
  "an array with unique items": { type: "array", uniqueItems: true, minItems: 2, items: { enum: ["a", "b", "c"] } },
  "an array with unique objects": {
    type: "array",
    uniqueItems: true,
    minItems: 2,
    items: { type: "object", properties: { on: { type: "boolean" } } },
  },
  "a tuple": {
    type: "array",
    prefixItems: [{ type: "string" }, { type: "integer" }],
    minItems: 2,
    items: { type: "null" },
  },
  "a map": { type: "object", additionalProperties: { type: "integer" }, minProperties: 1, maxProperties: 2 },
  "a required field without a schema": { type: "object", required: ["id"], properties: {} },
  "at least one of several fields": {
    type: "object",
    properties: { a: { type: "string" }, b: { type: "string" } },
    minProperties: 1,
    additionalProperties: false,
  },
  "one of several fields": {
    type: "object",
    properties: { a: { type: "string" }, b: { type: ["string", "null"] }, c: { type: "string" } },
    not: { properties: { a: { not: {} }, b: { type: "null" } } },
    additionalProperties: false,
  },
  "bounds in allOf and next to it": { allOf: [{ type: "integer", minimum: 5 }, { maximum: 7 }], minimum: 6 },
  "a field in two schemas of allOf": {
    allOf: [
      { type: "object", properties: { kind: { type: "string" } }, required: ["kind"] },
      { properties: { kind: { const: "novel" } } },
    ],
  },
  "keywords next to oneOf": {
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer" } },
    oneOf: [
      { required: ["a"], properties: { a: { type: "string" } } },
      { required: ["b"], properties: { b: { type: "string" } } },
    ],
  },
  "keywords next to $ref": { $ref: "#/components/schemas/Name", maxLength: 3 },
  "a recursive schema": {
    type: "object",
    required: ["on"],
    properties: { on: { anyOf: [{ $ref: `#${schemaPointer}` }, { type: "null" }] } },
  },
};

describe("difficult schemas", () => {
  test.each(Object.entries(difficultSchemas))("%s", (_, schema) => {
    expect(generateInvalid(schema, { Name: { type: "string", minLength: 2 } })).toEqual([]);
  });
});

test("sets the discriminator that a branch does not declare", () => {
  const schema = {
    oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
    discriminator: { propertyName: "kind", mapping: { hound: "#/components/schemas/Dog" } },
  };
  const animal = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
  const spec = specOfSchema(schema, { Cat: animal, Dog: { ...animal } });
  const generated = fc.sample(arbitraryOf(spec, schema), { seed: 1, numRuns: 20 });
  expect(new Set(generated.map((value) => Object(value).kind))).toEqual(new Set(["Cat", "hound"]));
});

test("generates valid values for every schema of the crewkit contract", () => {
  const crewkit = specOf(readContract());
  const invalid = Object.entries(crewkit.contract.components?.schemas ?? {}).flatMap(([name, schema]) => {
    const values = fc.sample(arbitraryOf(crewkit, schema), { seed: 5, numRuns: 5 });
    return values.flatMap((value) =>
      crewkit.validate(`/components/schemas/${name}`, value).map((each) => `${name} ${each}`),
    );
  });
  expect(invalid).toEqual([]);
});
