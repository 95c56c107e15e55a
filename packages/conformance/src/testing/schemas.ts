import fc, { type Arbitrary } from "fast-check";

const size = fc.integer({ min: 0, max: 12 });

const strings = fc.oneof(
  fc.tuple(size, size).map(([a, b]) => ({ type: "string", minLength: a, maxLength: a + b })),
  fc
    .constantFrom("uuid", "email", "date", "date-time", "hostname", "uri", "ipv4", "ipv6", "byte", "time", "color")
    .map((format) => ({ type: "string", format })),
  fc
    .tuple(
      fc.constantFrom("^[a-z0-9-]+$", "\\S", "^[0-9a-f]{4}$", "^(a|b)*c$", "^[A-Z]{2,}$"),
      fc.integer({ min: 4, max: 20 }),
    )
    .map(([pattern, maxLength]) => ({ type: ["string", "null"], pattern, maxLength })),
);

const bound = fc.integer({ min: -5000, max: 5000 });

const numbers = fc
  .tuple(fc.constantFrom("integer", "number"), bound, fc.integer({ min: 2, max: 40 }), fc.integer({ min: 0, max: 4 }))
  .map(([type, minimum, range, kind]) => ({
    type,
    ...[
      { minimum, maximum: minimum + range },
      { exclusiveMinimum: minimum, exclusiveMaximum: minimum + range },
      { minimum },
      { exclusiveMaximum: minimum },
      { minimum, maximum: minimum + 2 * range, multipleOf: Math.ceil(range / 2) },
    ][kind],
  }));

const choices: Arbitrary<object> = fc.oneof(
  fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).map((values) => ({ enum: values })),
  fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 4 }).map((values) => ({ type: "integer", enum: values })),
  fc.constant({ type: ["boolean", "null"] }),
  fc.integer().map((value) => ({ const: value })),
);

function lists(any: Arbitrary<object>): Arbitrary<object> {
  return fc
    .tuple(any, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 4 }))
    .map(([items, minItems, more]) => ({ type: "array", items, minItems, maxItems: minItems + more }));
}

const names = fc.constantFrom("a", "b", "c", "d");

function objects(any: Arbitrary<object>): Arbitrary<object> {
  return fc
    .tuple(fc.dictionary(names, any), fc.uniqueArray(names), fc.boolean())
    .map(([properties, requiredNames, closed]) => ({
      type: "object",
      properties,
      required: requiredNames.filter((name) => name in properties),
      ...(closed && { additionalProperties: false }),
    }));
}

function combinations(any: Arbitrary<object>): Arbitrary<object> {
  return fc.oneof(
    fc.tuple(any, any).map((anyOf) => ({ anyOf })),
    any.map((one) => ({ oneOf: [{ type: "object", required: ["z"], properties: { z: one } }, { type: "null" }] })),
    fc.tuple(any, any).map(([a, b]) => ({
      allOf: [
        { type: "object", required: ["left"], properties: { left: a } },
        { type: "object", properties: { right: b } },
      ],
    })),
  );
}

/** Generates nested, satisfiable schemas of every type. */
export const schemas: Arbitrary<object> = fc.letrec<{ any: object }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    strings,
    numbers,
    choices,
    lists(tie("any")),
    objects(tie("any")),
    combinations(tie("any")),
  ),
})).any;
