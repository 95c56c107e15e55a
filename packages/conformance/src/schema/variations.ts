import { type Schema, typesOf } from "./schema.ts";
import { allowsText, textOfLength, toRegExp } from "./strings.ts";

export interface Variation {
  description: string;
  value: unknown;
}

export const maxSize = { characters: 600_000, items: 1000 };

/**
 * Values that each violate one keyword: type, format, enum, pattern or bounds.
 *
 * @param items different valid items of an array, or values of a map.
 */
export function invalidValuesOf(schema: Schema, items: readonly unknown[] = [null]): Variation[] {
  return [
    ...invalidTypes(schema),
    ...invalidEnumValues(schema),
    ...invalidStrings(schema),
    ...invalidNumbers(schema),
    ...invalidArrays(schema, items),
    ...invalidMaps(schema, items),
  ];
}

const samples: Record<string, Variation> = {
  string: { description: "a string", value: "text" },
  number: { description: "a number", value: 7.5 },
  boolean: { description: "true", value: true },
  array: { description: "an array", value: ["text"] },
  object: { description: "an object", value: { a: 1 } },
  null: { description: "null", value: null },
};

function invalidTypes(schema: Schema): Variation[] {
  const types = typesOf(schema);
  if (types.length === 0) return [];
  const others = Object.entries(samples).filter(([type]) => !types.includes(type));
  return others.map(([, { description, value }]) => ({
    description: `${description} instead of ${types.join(" or ")}`,
    value,
  }));
}

function invalidEnumValues(schema: Schema): Variation[] {
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const numbers = values.filter((value) => typeof value === "number");
  const [first] = values.filter((value) => typeof value === "string");
  const next = { description: "not in the enum", value: Math.max(...numbers) + 1 };
  if (first === undefined) return numbers.length > 0 ? [next] : [];
  const otherCase = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return [
    { description: "not in the enum", value: "none-of-them" },
    ...(values.includes("") ? [] : [{ description: "empty", value: "" }]),
    ...(values.includes(otherCase) ? [] : [{ description: "an enum value in another case", value: otherCase }]),
  ];
}

const badFormats: Record<string, string[]> = {
  uuid: ["not-a-uuid", "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5"],
  email: ["nobody", "nobody@", "no body@example.com"],
  date: ["2026-02-30", "20.11.2026"],
  "date-time": ["2026-11-20", "2026-11-20T25:00:00Z", "yesterday"],
  time: ["noon"],
  uri: ["not a url"],
  ipv4: ["256.0.0.1"],
  ipv6: ["fe80::1::2"],
};

function invalidStrings(schema: Schema): Variation[] {
  const { format, pattern, minLength, maxLength, enum: values } = schema;
  if (!typesOf(schema).includes("string") || values || schema.const !== undefined) return [];
  const isFeasible = maxLength !== undefined && maxLength < maxSize.characters;
  return [
    ...(badFormats[format ?? ""] ?? []).map((value) => ({ description: `not a valid ${format}: "${value}"`, value })),
    ...(minLength ? [{ description: `shorter than ${minLength}`, value: textOfLength(schema, minLength - 1) }] : []),
    ...(minLength && minLength > 1 && pattern === undefined && format === undefined
      ? [{ description: `shorter than ${minLength} code points`, value: "😀".repeat(minLength - 1) }]
      : []),
    ...(isFeasible ? [{ description: `longer than ${maxLength}`, value: textOfLength(schema, maxLength + 1) }] : []),
    ...(pattern === undefined ? [] : patternViolations(pattern, minLength ?? 0, maxLength ?? 1000)),
  ];
}

function patternViolations(pattern: string, minLength: number, maxLength: number): Variation[] {
  const regExp = toRegExp(pattern);
  const texts = [" ".repeat(Math.max(1, minLength)), "Ä b!", "-a-", "UPPER", "a b", "ä".repeat(Math.max(3, minLength))];
  const isInvalid = (text: string) => !regExp.test(text) && text.length >= minLength && text.length <= maxLength;
  return [
    ...texts
      .filter(isInvalid)
      .slice(0, 2)
      .map((value) => ({ description: `not matching the pattern: "${value.slice(0, 40)}"`, value })),
    ...controlCharacters.filter(({ value }) => allowsText(pattern) && isInvalid(value)),
  ];
}

const controlCharacters = [
  { description: "with the character NUL", value: "a\0b" },
  { description: "with a line break", value: "a\nb" },
];

function invalidNumbers(schema: Schema): Variation[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const types = typesOf(schema);
  if ((!types.includes("number") && !types.includes("integer")) || schema.enum) return [];
  const bounds: [description: string, value: number | undefined][] = [
    [`less than ${minimum}`, minimum === undefined ? undefined : minimum - 1],
    ["negative", minimum !== undefined && minimum > 0 ? -1 : undefined],
    [`more than ${maximum}`, maximum === undefined ? undefined : maximum + 1],
    [`not more than ${exclusiveMinimum}`, exclusiveMinimum],
    [`not less than ${exclusiveMaximum}`, exclusiveMaximum],
    [`not a multiple of ${multipleOf}`, multipleOf === undefined ? undefined : nonMultiple(schema, multipleOf)],
    ["not an integer", types.includes("number") ? undefined : (minimum ?? exclusiveMinimum ?? 0) + 0.5],
  ];
  return bounds.flatMap(([description, value]) => (value === undefined ? [] : [{ description, value }]));
}

function nonMultiple({ minimum = 0 }: Schema, step: number): number {
  return Math.ceil(minimum / step) * step + step / 2;
}

function invalidArrays(schema: Schema, items: readonly unknown[]): Variation[] {
  const { minItems, maxItems, uniqueItems } = schema;
  if (!typesOf(schema).includes("array")) return [];
  const tooMany = maxItems === undefined || maxItems > maxSize.items ? undefined : maxItems + 1;
  return [
    ...(minItems ? [{ description: `fewer than ${minItems} items`, value: repeatTo(items, minItems - 1) }] : []),
    ...(tooMany === undefined ? [] : [{ description: `more than ${maxItems} items`, value: repeatTo(items, tooMany) }]),
    ...(uniqueItems
      ? [{ description: "duplicate items", value: repeatTo(items.slice(0, 1), Math.max(2, minItems ?? 0)) }]
      : []),
  ];
}

function invalidMaps({ additionalProperties, maxProperties }: Schema, values: readonly unknown[]): Variation[] {
  if (typeof additionalProperties !== "object" || maxProperties === undefined || maxProperties >= maxSize.items)
    return [];
  return [{ description: `more than ${maxProperties} properties`, value: mapOf(values, maxProperties + 1) }];
}

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

// A text without a limit must not be truncated.
const longText = 5000;

function boundaryStrings(schema: Schema): Variation[] {
  const bounds = [schema.minLength, schema.maxLength].filter((length) => length !== undefined);
  if (schema.maxLength === undefined && schema.format === undefined) bounds.push(longText);
  const feasible = [...new Set(bounds)].filter((length) => length <= maxSize.characters);
  const { format, pattern, minLength = 0, maxLength = maxSize.characters } = schema;
  const lines = "a\n\tb";
  const allowsLines = pattern !== undefined && allowsText(pattern) && toRegExp(pattern).test(lines);
  return [
    ...feasible.map((length) => ({
      description: `${length} character${length === 1 ? "" : "s"}`,
      value: textOfLength(schema, length),
    })),
    ...(format === "email" ? [{ description: "an address in mixed case", value: "Mixed.Case@Example.com" }] : []),
    // JSON Schema counts code points, not UTF-16 code units (2020-12 validation, section 6.3).
    ...(format === undefined && maxLength <= maxSize.items && (pattern === undefined || allowsText(pattern))
      ? [{ description: `${maxLength} emoji`, value: emojiOfLength(maxLength) }]
      : []),
    ...(allowsLines && minLength <= lines.length && lines.length <= maxLength
      ? [{ description: "a line break and a tab", value: lines }]
      : []),
  ];
}

/** Repeats items until the array has this length. */
function repeatTo(items: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, index) => items[index % items.length]);
}

/** Repeats values until the map has this size. */
function mapOf(values: readonly unknown[], size: number): unknown {
  return Object.fromEntries(repeatTo(values, size).map((value, index) => [`property_${index + 1}`, value]));
}
