import type { Schema } from "./schema.ts";

/**
 * What a schema allows, in words.
 *
 * @example
 * boundsOf({ type: "string", minLength: 1, maxLength: 100 }); // ["1 to 100 characters"]
 */
export function boundsOf(schema: Schema, of = ""): string[] {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, uniqueItems, pattern, format: kind } = schema;
  return [
    range(minLength, maxLength, of, "characters"),
    range(minItems, "maxItems" in schema ? maxItems : undefined, of, "items"),
    range(minimum, maximum, of, ""),
    schema["x-max-bytes"] === undefined ? undefined : `${of}at most ${number(schema["x-max-bytes"])} bytes`,
    uniqueItems ? `${of}no item twice` : undefined,
    // What a format says already, its pattern only spells out.
    pattern === undefined || kind ? undefined : `${of}${patternText(pattern, schema["x-pattern-message"])}`,
    schema.minProperties
      ? `${of}at least ${schema.minProperties === 1 ? "one field" : `${schema.minProperties} fields`}`
      : undefined,
  ].filter((bound) => bound !== undefined);
}

// In the words that a refusal has for it, where there are any.
function patternText(pattern: string, message: string | undefined): string {
  if (pattern === "\\S") return "not blank";
  return message ? `${message}: \`${pattern}\`` : `matches \`${pattern}\``;
}

function range(least: number | undefined, most: number | undefined, of: string, unit: string): string | undefined {
  const end = unit && ` ${(most ?? least) === 1 ? unit.replace(/s$/, "") : unit}`;
  if (least === undefined && most === undefined) return undefined;
  if (least === most) return `${of}exactly ${number(least)}${end}`;
  if (most === undefined || most === null) return least || !unit ? `${of}at least ${number(least)}${end}` : undefined;
  if (!least) return `${of}${least === 0 && !unit ? "0 to" : "at most"} ${number(most)}${end}`;
  return `${of}${number(least)} to ${number(most)}${end}`;
}

const { format } = new Intl.NumberFormat("en-US");

function number(value: number | undefined): string {
  return format(value ?? 0);
}
