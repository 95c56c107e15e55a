import { type Schema, typesOf } from "./schema.ts";

/** A value for a place, and what it does to the schema there, in words. */
export interface Variation {
  what: string;
  value: unknown;
}

/** Characters of a text, or items of a list, that a case holds at most: half a megabyte is no strain, more is. */
export const mostHeld = { characters: 600_000, items: 1000 };

/**
 * Values that break each keyword of a schema, one at a time: its types, format, enum, pattern and bounds.
 *
 * @param item a right item, where the schema is of a list
 */
export function breaksOf(schema: Schema, item: unknown = null): Variation[] {
  return [
    ...typeBreaks(schema),
    ...enumBreaks(schema),
    ...stringBreaks(schema),
    ...numberBreaks(schema),
    ...listBreaks(schema, item),
  ];
}

const samples: Record<string, Variation> = {
  string: { what: "a text", value: "text" },
  number: { what: "a number", value: 7.5 },
  boolean: { what: "true", value: true },
  array: { what: "a list", value: ["text"] },
  object: { what: "an object", value: { a: 1 } },
  null: { what: "null", value: null },
};

function typeBreaks(schema: Schema): Variation[] {
  const types = typesOf(schema);
  if (types.length === 0) return [];
  const others = Object.entries(samples).filter(([type]) => !types.includes(type));
  return others.map(([, { what, value }]) => ({ what: `${what} in the place of ${types.join(" or ")}`, value }));
}

function enumBreaks(schema: Schema): Variation[] {
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const numbers = values.filter((value) => typeof value === "number");
  const [first] = values.filter((value) => typeof value === "string");
  const next = { what: "no value of the enum", value: Math.max(...numbers) + 1 };
  if (first === undefined) return numbers.length > 0 ? [next] : [];
  const other = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return [
    { what: "no value of the enum", value: "none-of-them" },
    ...(values.includes(other) ? [] : [{ what: "a value of the enum in other letters", value: other }]),
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

function stringBreaks(schema: Schema): Variation[] {
  const { format, pattern, minLength, maxLength, enum: values } = schema;
  if (!typesOf(schema).includes("string") || values || schema.const !== undefined) return [];
  const isHeld = maxLength !== undefined && maxLength < mostHeld.characters;
  return [
    ...(badFormats[format ?? ""] ?? []).map((value) => ({ what: `no ${format}: "${value}"`, value })),
    ...(minLength ? [{ what: `shorter than ${minLength}`, value: textOf(schema, minLength - 1) }] : []),
    ...(isHeld ? [{ what: `longer than ${maxLength}`, value: textOf(schema, maxLength + 1) }] : []),
    ...(pattern === undefined ? [] : patternBreaks(pattern, minLength ?? 0, maxLength ?? 1000)),
  ];
}

// Texts of a right length of which some break most patterns.
function patternBreaks(pattern: string, least: number, most: number): Variation[] {
  const form = new RegExp(pattern, "u");
  const candidates = [" ".repeat(Math.max(1, least)), "Ä b!", "-a-", "UPPER", "a b", "ä".repeat(Math.max(3, least))];
  const broken = candidates.filter((text) => !form.test(text) && text.length >= least && text.length <= most);
  return broken.slice(0, 2).map((value) => ({ what: `not the pattern: "${value.slice(0, 40)}"`, value }));
}

function numberBreaks(schema: Schema): Variation[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const types = typesOf(schema);
  if ((!types.includes("number") && !types.includes("integer")) || schema.enum) return [];
  const bounds: [what: string, value: number | undefined][] = [
    [`less than ${minimum}`, minimum === undefined ? undefined : minimum - 1],
    ["negative", minimum !== undefined && minimum > 0 ? -1 : undefined],
    [`more than ${maximum}`, maximum === undefined ? undefined : maximum + 1],
    [`not more than ${exclusiveMinimum}`, exclusiveMinimum],
    [`not less than ${exclusiveMaximum}`, exclusiveMaximum],
    [`no multiple of ${multipleOf}`, multipleOf === undefined ? undefined : between(schema, multipleOf)],
    ["no whole number", types.includes("number") ? undefined : (minimum ?? exclusiveMinimum ?? 0) + 0.5],
  ];
  return bounds.flatMap(([what, value]) => (value === undefined ? [] : [{ what, value }]));
}

// Half a step above the lowest multiple.
function between({ minimum = 0 }: Schema, step: number): number {
  return Math.ceil(minimum / step) * step + step / 2;
}

function listBreaks(schema: Schema, item: unknown): Variation[] {
  const { minItems, maxItems, uniqueItems } = schema;
  if (!typesOf(schema).includes("array")) return [];
  const tooMany = maxItems === undefined || maxItems > mostHeld.items ? undefined : maxItems + 1;
  return [
    ...(minItems ? [{ what: `fewer than ${minItems} items`, value: Array(minItems - 1).fill(item) }] : []),
    ...(tooMany === undefined ? [] : [{ what: `more than ${maxItems} items`, value: Array(tooMany).fill(item) }]),
    ...(uniqueItems ? [{ what: "an item twice", value: Array(Math.max(2, minItems ?? 0)).fill(item) }] : []),
  ];
}

// With the form that a schema's pattern or format asks for, as far as one letter can have it.
function textOf({ format, pattern }: Schema, length: number): string {
  if (format === "email") return `${"a".repeat(Math.max(1, length - 12))}@example.com`.slice(-length);
  const form = pattern === undefined ? undefined : new RegExp(pattern, "u");
  const letter = form && length <= 1000 ? ["a", "0", "A"].find((each) => form.test(each.repeat(length))) : undefined;
  return (letter ?? "a").repeat(length);
}

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
    ...[...(values ?? []), ...new Set(numbers)].map((value) => ({ what: `${value}`, value })),
    ...(types.includes("string") && !values ? lengths(schema) : []),
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
