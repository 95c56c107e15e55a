import { mostHeld, textOf, type Variation } from "./breaks.ts";
import { type Schema, typesOf } from "./schema.ts";

/**
 * Values that just keep to each keyword of a schema: its bounds, each value of its enum, and null where it may be.
 *
 * @param item a right item, where the schema is of a list
 */
export function boundsOf(schema: Schema, item?: unknown): Variation[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, enum: values, maxItems } = schema;
  const types = typesOf(schema);
  const isWhole = types.includes("integer");
  const numbers = [
    minimum,
    maximum,
    isWhole && exclusiveMinimum !== undefined ? exclusiveMinimum + 1 : undefined,
    isWhole && exclusiveMaximum !== undefined ? exclusiveMaximum - 1 : undefined,
  ].filter((value) => value !== undefined);
  return [
    ...(values ?? []).map((value) => ({ what: `${value}`, value })),
    ...(types.includes("string") && !values ? lengths(schema) : []),
    ...[...new Set(numbers)].map((value) => ({ what: `${value}`, value })),
    ...(types.includes("null") && !values ? [{ what: "null", value: null }] : []),
    ...(maxItems !== undefined && types.includes("array") && !schema.minItems
      ? [{ what: "an empty list", value: [] }]
      : []),
    ...(types.includes("array") && item !== undefined && !schema.uniqueItems ? sizes(schema, item) : []),
  ];
}

function sizes({ minItems, maxItems }: Schema, item: unknown): Variation[] {
  const bounds = [minItems, maxItems].filter((size) => size !== undefined && size > 0 && size <= mostHeld.items);
  return [...new Set(bounds)].map((size) => ({ what: `${size} items`, value: Array(size).fill(item) }));
}

function lengths(schema: Schema): Variation[] {
  const bounds = [schema.minLength, schema.maxLength].filter((length) => length !== undefined);
  const held = [...new Set(bounds)].filter((length) => length <= mostHeld.characters);
  return held.map((length) => ({ what: `${length} long`, value: textOf(schema, length) }));
}
