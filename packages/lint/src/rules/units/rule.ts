import type { Rule } from "../../contract.ts";
import { listFields } from "../../fields.ts";
import type { Node } from "../../node.ts";
import { allowsNegative, typesOf } from "../../schemas.ts";

export const rule: Rule = (contract) => {
  for (const { name, title, schema, location } of listFields(contract)) {
    const unit = units.find((unit) => unit.name.test(name));
    if (!unit || typesOf(schema).some((type) => type === "object" || type === "array")) continue;
    const missing = findMissing(schema, unit);
    if (missing.length > 0) contract.report(`${title} must be ${unit.label}. Write ${missing.join(", ")}.`, location);
  }
};

function findMissing(schema: Node, { types, minimum, maximum, format, requiredText }: Unit): string[] {
  const { minimum: lower, maximum: upper, format: actualFormat, description } = schema.object;
  const actualTypes = typesOf(schema);
  const hasType = actualTypes.length > 0 && actualTypes.every((type) => types.includes(type));
  const hasMinimum = allowsNegative(schema) || (typeof lower === "number" && lower >= minimum);
  const hasMaximum = maximum === undefined || (typeof upper === "number" && upper <= maximum);
  const hasText = requiredText === undefined || String(description).includes(requiredText);
  return [
    hasType ? [] : [`\`type: ${types[0]}\``],
    hasMinimum ? [] : [`\`minimum: ${minimum}\``],
    hasMaximum ? [] : [`\`maximum: ${maximum}\``],
    format === undefined || actualFormat === format ? [] : [`\`format: ${format}\``],
    hasText ? [] : [`"${requiredText}" in its description`],
  ].flat();
}

interface Unit {
  readonly name: RegExp;
  /** For messages: follows "must be". */
  readonly label: string;
  readonly types: readonly string[];
  readonly minimum: number;
  readonly maximum?: number;
  readonly format?: string;
  /** Text that the description must contain. */
  readonly requiredText?: string;
}

const number = ["number"];
const integer = ["integer"];

/** The first unit whose `name` matches applies. */
const units: readonly Unit[] = [
  {
    name: /_usd$|(^|_)cost(_per_\w+)?$/,
    label: "an amount of money",
    types: number,
    minimum: 0,
    requiredText: "US dollars",
  },
  { name: /_seconds$/, label: "a duration", types: ["integer", "number"], minimum: 0 },
  { name: /_rate$/, label: "a rate", types: number, minimum: 0, maximum: 100, requiredText: "percent" },
  { name: /^(avg|average)_/, label: "an average", types: number, minimum: 0 },
  { name: /^total_|_tokens$|_count$/, label: "a count", types: integer, minimum: 0, format: "int64" },
];
