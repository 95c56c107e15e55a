import type { OpenAPIV3_1 } from "openapi-types";

export type Schema = OpenAPIV3_1.SchemaObject & {
  "x-extensible-enum"?: unknown[];
  "x-max-bytes"?: number;
  "x-pattern-message"?: string;
  "x-sunset"?: string;
};

/** The values of an enum, or the known values of an enum that may get more. */
export function knownValues(schema: Schema): unknown[] | undefined {
  return schema.enum ?? schema["x-extensible-enum"];
}

export function schemaName($ref: string): string | undefined {
  return /^#\/components\/schemas\/(.*)$/.exec($ref)?.[1];
}

/**
 * Describes the constraints of a schema in words. `prefix` is put before each of them.
 *
 * @example
 * describeConstraints({ type: "string", minLength: 1, maxLength: 100 }); // ["1 to 100 characters"]
 */
export function describeConstraints(schema: Schema, prefix = ""): string[] {
  const {
    minLength,
    maxLength,
    minItems,
    maxItems,
    minimum,
    maximum,
    uniqueItems,
    pattern,
    format: schemaFormat,
  } = schema;
  return [
    describeRange(minLength, maxLength, prefix, "characters"),
    describeRange(minItems, "maxItems" in schema ? maxItems : undefined, prefix, "items"),
    describeRange(minimum, maximum, prefix, ""),
    schema["x-max-bytes"] === undefined ? undefined : `${prefix}at most ${formatNumber(schema["x-max-bytes"])} bytes`,
    uniqueItems ? `${prefix}unique items` : undefined,
    // The patterns of formats only restate the format.
    pattern === undefined || schemaFormat ? undefined : `${prefix}${patternText(pattern, schema["x-pattern-message"])}`,
    schema.minProperties
      ? `${prefix}at least ${schema.minProperties === 1 ? "one field" : `${schema.minProperties} fields`}`
      : undefined,
  ].filter((text) => text !== undefined);
}

// Uses the wording of the error message if there is one, without a pattern that is hard to read.
function patternText(pattern: string, message: string | undefined): string {
  // The pattern of a text only excludes blank texts and control characters.
  if (new RegExp(pattern, "u").test("a text")) return ["not blank", message].filter(Boolean).join(", ");
  if (message && pattern.length > 60) return message;
  return message ? `${message}: \`${pattern}\`` : `matches \`${pattern}\``;
}

function describeRange(
  min: number | undefined,
  max: number | undefined,
  prefix: string,
  unit: string,
): string | undefined {
  const suffix = unit && ` ${(max ?? min) === 1 ? unit.replace(/s$/, "") : unit}`;
  if (min === undefined && max === undefined) return undefined;
  if (min === max) return `${prefix}exactly ${formatNumber(min)}${suffix}`;
  if (max === undefined || max === null)
    return min || !unit ? `${prefix}at least ${formatNumber(min)}${suffix}` : undefined;
  if (!min) return `${prefix}${min === 0 && !unit ? "0 to" : "at most"} ${formatNumber(max)}${suffix}`;
  return `${prefix}${formatNumber(min)} to ${formatNumber(max)}${suffix}`;
}

const { format } = new Intl.NumberFormat("en-US");

function formatNumber(value: number | undefined): string {
  return format(value ?? 0);
}
