/** The keywords of a schema that limit its values. */
export interface Keywords {
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  pattern?: string;
  format?: string;
  "x-max-bytes"?: number;
  "x-pattern-message"?: string;
}

/**
 * Describes the constraints of a schema in words. `prefix` is put before each of them.
 *
 * @example
 * describeConstraints({ minLength: 1, maxLength: 100 }); // ["1 to 100 characters"]
 */
export function describeConstraints(schema: Keywords, prefix = ""): string[] {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, minProperties } = schema;
  const maxBytes = schema["x-max-bytes"];
  return [
    // Texts with this many bytes never have more characters.
    describeRange(minLength, maxBytes === undefined ? maxLength : undefined, "characters"),
    describeRange(undefined, maxBytes, "bytes of UTF-8"),
    describeRange(minItems, maxItems, "items"),
    describeRange(minimum, maximum),
    schema.uniqueItems ? "unique items" : undefined,
    minProperties && (minProperties === 1 ? "at least one field" : `at least ${minProperties} fields`),
    ...describePattern(schema),
  ].flatMap((text) => (text ? [`${prefix}${text}`] : []));
}

// The patterns of formats only restate the format.
function describePattern({ pattern, format, "x-pattern-message": message }: Keywords): (string | undefined)[] {
  if (pattern === undefined || format) return [];
  // The pattern of a text only excludes blank texts and control characters.
  if (new RegExp(pattern, "u").test("a text")) return ["not blank", message];
  return message ? [message] : [`matches \`${pattern}\``];
}

function describeRange(min: number | undefined, max: number | undefined, unit = ""): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  const suffix = unit && ` ${(max ?? min) === 1 ? unit.replace(/s$/, "") : unit}`;
  if (min === max) return `exactly ${formatNumber(min)}${suffix}`;
  if (max === undefined) return min || !unit ? `at least ${formatNumber(min)}${suffix}` : undefined;
  if (!min) return `${min === 0 && !unit ? "0 to" : "at most"} ${formatNumber(max)}${suffix}`;
  return `${formatNumber(min)} to ${formatNumber(max)}${suffix}`;
}

// Creating the format takes longer than using it.
const numberFormat = new Intl.NumberFormat("en-US");

function formatNumber(value = 0): string {
  return numberFormat.format(value);
}
