import fc, { type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { specOfSchema } from "../testing/spec.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { branchesOf, schemaOf } from "./resolve.ts";
import { invalidValuesOf } from "./variations.ts";

const formats = ["uuid", "email", "date", "date-time", "hostname", "uri", "ipv4", "ipv6", "byte", "time", "color"];
const patterns = ["^[a-z0-9-]+$", "\\S", "^[0-9a-f]{4}$", "^(a|b)*c$", "^[A-Z]{2,}$"];

const scalars: Arbitrary<object>[] = [
  fc.record({ type: fc.constant("string"), minLength: fc.nat(12), maxLength: fc.integer({ min: 12, max: 24 }) }),
  fc.record({ type: fc.constant("string"), format: fc.constantFrom(...formats) }),
  fc.record({
    type: fc.constant(["string", "null"]),
    pattern: fc.constantFrom(...patterns),
    maxLength: fc.integer({ min: 4, max: 20 }),
  }),
  fc.record(
    {
      type: fc.constantFrom("integer", "number"),
      minimum: fc.integer({ min: -5000, max: 0 }),
      exclusiveMaximum: fc.integer({ min: 40, max: 5000 }),
      multipleOf: fc.integer({ min: 1, max: 20 }),
    },
    { requiredKeys: ["type"] },
  ),
  fc.record({ enum: fc.uniqueArray(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constant(["boolean", "null"]) }),
  fc.record({ const: fc.integer() }),
];

const names = fc.constantFrom("a", "b", "c", "d");

function combine(any: Arbitrary<object>): Arbitrary<object>[] {
  return [
    fc.record({
      type: fc.constant("array"),
      items: any,
      minItems: fc.nat(2),
      maxItems: fc.integer({ min: 2, max: 6 }),
    }),
    fc.dictionary(names, any).chain((properties) =>
      fc.record(
        {
          type: fc.constant("object"),
          properties: fc.constant(properties),
          required: fc.subarray(Object.keys(properties)),
          additionalProperties: fc.constant(false),
        },
        { requiredKeys: ["type", "properties", "required"] },
      ),
    ),
    fc.record({ anyOf: fc.tuple(any, any) }),
    any.map((z) => ({ oneOf: [{ type: "object", required: ["z"], properties: { z } }, { type: "null" }] })),
    fc.tuple(any, any).map(([left, right]) => ({
      allOf: [
        { type: "object", required: ["left"], properties: { left } },
        { type: "object", properties: { right } },
      ],
    })),
  ];
}

/** Nested, satisfiable schemas of every type. */
const schemas: Arbitrary<object> = fc.letrec<{ any: object }>((tie) => ({
  any: fc.oneof({ maxDepth: 2 }, ...scalars, ...combine(tie("any"))),
})).any;

const pointer = "/components/schemas/Test";

test("generates only valid values", () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const spec = specOfSchema(schema);
      const values = fc.sample(arbitraryOf(spec, schema), { seed: 3, numRuns: 8 });
      expect(values.filter((value) => spec.validate(pointer, value).length > 0)).toEqual([]);
    }),
    { numRuns: 80, seed: 11 },
  );
});

test("varies a schema into only invalid values", () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const spec = specOfSchema(schema);
      const whole = schemaOf(spec, schema);
      fc.pre(branchesOf(spec, whole).length === 1);
      const invalid = invalidValuesOf(whole);
      expect(invalid.filter(({ value }) => spec.validate(pointer, value).length === 0)).toEqual([]);
    }),
    { numRuns: 100, seed: 11 },
  );
});
