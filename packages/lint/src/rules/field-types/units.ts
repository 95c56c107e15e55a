import type { Problem } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { allowsNegative, typesOf } from "../../schemas.ts";
import type { Field } from "./fields.ts";

/** A number whose name contains a unit has the type and bounds of that unit. */
export function findUnitProblem({ name, schema, location }: Field): Problem | undefined {
  const unit = units.find((unit) => unit.name.test(name));
  if (!unit || typesOf(schema).some((type) => type === "object" || type === "array")) return undefined;
  const missing = findMissing(schema, unit);
  if (missing.length === 0) return undefined;
  return { text: `must be ${unit.label}. Write ${missing.join(", ")}.`, location };
}

function findMissing(schema: Node, { types, maximum, format, requiredText }: Unit): string[] {
  const { minimum, maximum: upper, format: actualFormat, description } = schema.object;
  const actualTypes = typesOf(schema);
  const hasType = actualTypes.length > 0 && actualTypes.every((type) => types.includes(type));
  const hasMinimum = allowsNegative(schema) || (typeof minimum === "number" && minimum >= 0);
  const hasMaximum = maximum === undefined || (typeof upper === "number" && upper <= maximum);
  const hasText = requiredText === undefined || String(description).includes(requiredText);
  return [
    hasType ? [] : [`\`type: ${types[0]}\``],
    hasMinimum ? [] : ["`minimum: 0`"],
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
  readonly maximum?: number;
  readonly format?: string;
  /** Text that the description must contain. */
  readonly requiredText?: string;
}

/** The first unit whose `name` matches applies. */
const units: readonly Unit[] = [
  { name: /_usd$|(^|_)cost(_per_\w+)?$/, label: "an amount of money", types: ["number"], requiredText: "US dollars" },
  { name: /_seconds$/, label: "a duration", types: ["integer", "number"] },
  { name: /_rate$/, label: "a rate", types: ["number"], maximum: 100, requiredText: "percent" },
  { name: /^(avg|average)_/, label: "an average", types: ["number"] },
  { name: /^total_|_tokens$|_count$/, label: "a count", types: ["integer"], format: "int64" },
];
