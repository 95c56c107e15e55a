import { toRegExp } from "./pattern.ts";
import { type Schema, typesOf } from "./schema.ts";
import { mapOf, maxSize, repeatTo, type Variation } from "./sized-values.ts";
import { allowsText, hasUnknownFormat } from "./strings.ts";
import { textOfLength } from "./text-of-length.ts";

/**
 * Values at the bounds, each value of an enum, and null if allowed.
 *
 * @param items different valid items of an array, or values of a map.
 */
export function boundaryValuesOf(schema: Schema, items: readonly unknown[] = []): Variation[] {
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
    ...[...(values ?? []), ...new Set(numbers)].map((value) => ({ description: `${value}`, value })),
    ...(types.includes("string") && !values ? boundaryStrings(schema) : []),
    ...(types.includes("null") && !values ? [{ description: "null", value: null }] : []),
    ...(maxItems !== undefined && types.includes("array") && !schema.minItems
      ? [{ description: "an empty array", value: [] }]
      : []),
    ...(types.includes("array") && items.length > 0 ? boundaryArrays(schema, items) : []),
    ...(types.includes("object") && items.length > 0 ? boundaryMaps(schema, items) : []),
  ];
}

function boundaryArrays({ minItems, maxItems }: Schema, items: readonly unknown[]): Variation[] {
  const bounds = [minItems, maxItems].flatMap((size = 0) => (size > 0 && size <= maxSize.items ? size : []));
  return [...new Set(bounds)].map((size) => ({ description: `${size} items`, value: repeatTo(items, size) }));
}

function boundaryMaps({ additionalProperties, maxProperties }: Schema, values: readonly unknown[]): Variation[] {
  if (typeof additionalProperties !== "object" || maxProperties === undefined || maxProperties > maxSize.items)
    return [];
  return [{ description: `${maxProperties} properties`, value: mapOf(values, maxProperties) }];
}

// The letters at the end can be varied if the field is unique.
function emojiOfLength(length: number): string {
  return `${"😀".repeat(Math.ceil(length / 2))}${"a".repeat(Math.floor(length / 2))}`;
}

function boundaryStrings(schema: Schema): Variation[] {
  if (hasUnknownFormat(schema)) return [];
  const bounds = [schema.minLength, schema.maxLength].filter((length) => length !== undefined);
  const feasible = [...new Set(bounds)].filter((length) => length <= maxSize.characters);
  const { format, pattern, minLength = 0, maxLength = maxSize.characters } = schema;
  const lines = "a\n\tb";
  const allowsLines = pattern !== undefined && allowsText(pattern) && toRegExp(pattern).test(lines);
  return [
    ...feasible.map((length) => ({
      description: `${length} character${length === 1 ? "" : "s"}`,
      value: textOfLength(schema, length),
    })),
    // JSON Schema counts code points, not UTF-16 code units (2020-12 validation, section 6.3).
    ...(format === undefined && maxLength <= maxSize.items && (pattern === undefined || allowsText(pattern))
      ? [{ description: `${maxLength} emoji`, value: emojiOfLength(maxLength) }]
      : []),
    ...(allowsLines && minLength <= lines.length && lines.length <= maxLength
      ? [{ description: "a line break and a tab", value: lines }]
      : []),
  ];
}
