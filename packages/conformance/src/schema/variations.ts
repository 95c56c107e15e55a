import { compilePattern } from "@crewkit/openapi/validator";
import { type Schema, typesOf } from "./schema.ts";
import { allowsText, generateTexts, hasUnknownFormat, textOfLength } from "./texts.ts";

export interface Variation {
  description: string;
  value: unknown;
}

export const maxSize = { characters: 600_000, items: 1000 };

/**
 * Values that each violate one keyword: type, format, enum, pattern or bounds.
 *
 * @param items different valid items of an array.
 */
export function invalidValuesOf(schema: Schema, items: readonly unknown[] = [null]): Variation[] {
  return [
    ...invalidTypes(schema),
    ...invalidEnumValues(schema),
    ...invalidStrings(schema),
    ...invalidNumbers(schema),
    ...invalidArrays(schema, items),
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
  if (first === undefined)
    return numbers.length > 0 ? [{ description: "not in the enum", value: Math.max(...numbers) + 1 }] : [];
  const otherCase = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return [
    { description: "not in the enum", value: "none-of-them" },
    { description: "empty", value: "" },
    { description: "an enum value in another case", value: otherCase },
  ].filter(({ value }) => !values.includes(value));
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
  const { format = "", pattern, minLength = 0, maxLength = Infinity, enum: values } = schema;
  if (!typesOf(schema).includes("string") || values || schema.const !== undefined) return [];
  const isPlain = pattern === undefined && format === "";
  return [
    ...(badFormats[format] ?? []).map((value) => ({ description: `not a valid ${format}: "${value}"`, value })),
    ...listIf(minLength > 0, `shorter than ${minLength}`, () => textOfLength(schema, minLength - 1)),
    ...listIf(isPlain && minLength > 1, `shorter than ${minLength} code points`, () => "😀".repeat(minLength - 1)),
    ...listIf(maxLength < maxSize.characters, `longer than ${maxLength}`, () => textOfLength(schema, maxLength + 1)),
    ...(pattern === undefined ? [] : patternViolations(schema, pattern)),
  ];
}

function patternViolations(schema: Schema, pattern: string): Variation[] {
  const { minLength = 0, maxLength: limit = Infinity } = schema;
  const maxLength = Math.min(limit, 1000);
  const regExp = compilePattern(pattern);
  const [valid = ""] = generateTexts(schema, 1);
  const texts = [" ".repeat(Math.max(1, minLength)), "Ä b!", "-a-", "UPPER", "a b", "ä".repeat(Math.max(3, minLength))];
  const isInvalid = (text: string) => !regExp.test(text) && text.length >= minLength && text.length <= maxLength;
  const violations = texts.filter(isInvalid).slice(0, 2);
  // Valid if the server does not anchor the pattern.
  const extended = ["!", " "].map((character) => [`${character}${valid}`, `${valid}${character}`]);
  violations.push(...(valid === "" ? [] : (extended.find((each) => each.every(isInvalid)) ?? [])));
  return [
    ...violations.map((value) => ({ description: `not matching the pattern: "${value.slice(0, 40)}"`, value })),
    ...controlCharacters.filter(({ value }) => allowsText(pattern) && isInvalid(value)),
  ];
}

const controlCharacters = [
  { description: "with the character NUL", value: "a\0b" },
  { description: "with a line break", value: "a\nb" },
];

function invalidNumbers(schema: Schema): Variation[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const types = typesOf(schema);
  if ((!types.includes("number") && !types.includes("integer")) || schema.enum) return [];
  const bounds: [description: string, value: number | undefined][] = [
    [`less than ${minimum}`, minimum === undefined ? undefined : minimum - 1],
    ["negative", minimum !== undefined && minimum > 0 ? -1 : undefined],
    [`more than ${maximum}`, maximum === undefined ? undefined : maximum + 1],
    [`not more than ${exclusiveMinimum}`, exclusiveMinimum],
    [`not less than ${exclusiveMaximum}`, exclusiveMaximum],
    ["not an integer", types.includes("number") ? undefined : (minimum ?? exclusiveMinimum ?? 0) + 0.5],
  ];
  return bounds.flatMap(([description, value]) => (value === undefined ? [] : [{ description, value }]));
}

function invalidArrays(schema: Schema, items: readonly unknown[]): Variation[] {
  const { minItems = 0, maxItems = Infinity, uniqueItems = false } = schema;
  if (!typesOf(schema).includes("array")) return [];
  const duplicates = () => repeatTo(items.slice(0, 1), Math.max(2, minItems));
  return [
    ...listIf(minItems > 0, `fewer than ${minItems} items`, () => repeatTo(items, minItems - 1)),
    ...listIf(maxItems <= maxSize.items, `more than ${maxItems} items`, () => repeatTo(items, maxItems + 1)),
    ...listIf(uniqueItems, "duplicate items", duplicates),
  ];
}

/** Values at the bounds, each value of an enum, and null if allowed. */
export function boundaryValuesOf(schema: Schema, items: readonly unknown[] = []): Variation[] {
  const { enum: values, maxItems } = schema;
  const types = typesOf(schema);
  const isArray = types.includes("array");
  return [
    ...[...(values ?? []), ...new Set(boundaryNumbers(schema))].map((value) => ({ description: `${value}`, value })),
    ...(types.includes("string") && !values ? boundaryStrings(schema) : []),
    ...listIf(types.includes("null") && !values, "null", () => null),
    ...listIf(isArray && maxItems !== undefined && !schema.minItems, "an empty array", () => []),
    ...(isArray && items.length > 0 ? boundaryArrays(schema, items) : []),
  ];
}

function boundaryNumbers(schema: Schema): number[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const isWhole = typesOf(schema).includes("integer");
  const next = (bound: number | undefined, step: number) => (isWhole && bound !== undefined ? bound + step : undefined);
  const numbers = [minimum, maximum, next(exclusiveMinimum, 1), next(exclusiveMaximum, -1)];
  return numbers.filter((value) => value !== undefined);
}

function boundaryArrays({ minItems = 0, maxItems = 0 }: Schema, items: readonly unknown[]): Variation[] {
  const bounds = [minItems, maxItems].filter((size) => size > 0 && size <= maxSize.items);
  return [...new Set(bounds)].map((size) => ({ description: `${size} items`, value: repeatTo(items, size) }));
}

function boundaryStrings(schema: Schema): Variation[] {
  if (hasUnknownFormat(schema)) return [];
  const { format, pattern, minLength = 0, maxLength = maxSize.characters } = schema;
  // A text without a limit must not be truncated.
  const bounds = [schema.minLength, schema.maxLength ?? (format === undefined ? 5000 : undefined)];
  const lengths = new Set(bounds.filter((length) => length !== undefined && length <= maxSize.characters));
  const allowsEmoji = format === undefined && (pattern === undefined || allowsText(pattern));
  // The letters at the end can be varied if the field is unique.
  const emoji = () => "😀".repeat(Math.ceil(maxLength / 2)) + "a".repeat(Math.floor(maxLength / 2));
  const lines = "a\n\tb";
  const allowsLines = pattern !== undefined && allowsText(pattern) && compilePattern(pattern).test(lines);
  return [
    ...[...lengths].map((length = 0) => ({
      description: `${length} character${length === 1 ? "" : "s"}`,
      value: textOfLength(schema, length),
    })),
    ...listIf(format === "email", "an address in mixed case", () => "Mixed.Case@Example.com"),
    // JSON Schema counts code points, not UTF-16 code units (2020-12 validation, section 6.3).
    ...listIf(allowsEmoji && maxLength <= maxSize.items, `${maxLength} emoji`, emoji),
    ...listIf(allowsLines && minLength <= 4 && maxLength >= 4, "a line break and a tab", () => lines),
  ];
}

function listIf(condition: boolean, description: string, create: () => unknown): Variation[] {
  return condition ? [{ description, value: create() }] : [];
}

function repeatTo(items: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, index) => items[index % items.length]);
}
