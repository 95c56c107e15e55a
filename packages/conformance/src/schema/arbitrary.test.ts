import { readContract } from "@crewkit/openapi/node";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { specOf, specOfSchema } from "../testing/spec.ts";
import { arbitraryOf } from "./arbitrary.ts";

const schemaPointer = "/components/schemas/Test";

function generateInvalid(schema: object, others: Record<string, object>): unknown[] {
  const spec = specOfSchema(schema, others);
  const values = fc.sample(arbitraryOf(spec, schema), { seed: 3, numRuns: 40 });
  return values.filter((value) => spec.validate(schemaPointer, value).length > 0);
}

const slug = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
const difficultSchemas: Record<string, object> = {
  "a pattern with an unlikely length": { type: "string", pattern: slug, minLength: 20, maxLength: 24 },
  "a format with a length": { type: "string", format: "email", maxLength: 30 },
  "a multipleOf that floats cannot represent": { type: "number", multipleOf: 0.01, minimum: 0, maximum: 1 },
  "integers below the usual range": { type: "integer", maximum: -70_000 },
  "an array with unique items": { type: "array", uniqueItems: true, minItems: 2, items: { enum: ["a", "b", "c"] } },
  "a map": { type: "object", additionalProperties: { type: "integer" }, minProperties: 1, maxProperties: 2 },
  "a required field without a schema": { type: "object", required: ["id"], properties: {} },
  "bounds in allOf and next to it": { allOf: [{ type: "integer", minimum: 5 }, { maximum: 7 }], minimum: 6 },
  "a field in two schemas of allOf": {
    allOf: [
      { type: "object", properties: { kind: { type: "string" } }, required: ["kind"] },
      { properties: { kind: { const: "novel" } } },
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

// Keywords that concern several fields, such as `minProperties`, are not considered.
test("generates a valid value for every schema of the crewkit contract", () => {
  const crewkit = specOf(readContract());
  const neverValid = Object.entries(crewkit.contract.components?.schemas ?? {}).flatMap(([name, schema]) => {
    const values = fc.sample(arbitraryOf(crewkit, schema), { seed: 5, numRuns: 5 });
    return values.some((value) => crewkit.validate(`/components/schemas/${name}`, value).length === 0) ? [] : [name];
  });
  expect(neverValid).toEqual([]);
});
