import type { Rule } from "../../contract.ts";
import { fieldsOf } from "../../fields.ts";
import type { Place } from "../../place.ts";
import { isSigned, typesOf } from "../../schemas.ts";

/** A number whose name tells its unit has the type, the bounds and the words that go with it. */
export const rule: Rule = (contract) => {
  for (const { name, title, schema, at } of fieldsOf(contract)) {
    const unit = units.find((unit) => unit.name.test(name));
    if (!unit || typesOf(schema).some((type) => type === "object" || type === "array")) continue;
    const missing = missingOf(schema, unit);
    if (missing.length > 0) contract.report(`${title} is ${unit.is}, by its name. Write ${missing.join(", ")}.`, at);
  }
};

function missingOf(schema: Place, { types, minimum, maximum, format, says }: Unit): string[] {
  const { minimum: lower, maximum: upper, format: written, description } = schema.map;
  const allowed = typesOf(schema);
  const fits = allowed.length > 0 && allowed.every((type) => types.includes(type));
  const least = isSigned(schema) || (typeof lower === "number" && lower >= minimum);
  const most = maximum === undefined || (typeof upper === "number" && upper <= maximum);
  const told = says === undefined || String(description).includes(says);
  return [
    fits ? [] : [`\`type: ${types[0]}\``],
    least ? [] : [`\`minimum: ${minimum}\``],
    most ? [] : [`\`maximum: ${maximum}\``],
    format === undefined || written === format ? [] : [`\`format: ${format}\``],
    told ? [] : [`"${says}" in its description`],
  ].flat();
}

/** What a number's name tells of it. The first line whose name fits counts. */
interface Unit {
  readonly name: RegExp;
  readonly is: string;
  readonly types: readonly string[];
  readonly minimum: number;
  readonly maximum?: number;
  readonly format?: string;
  /** A word that the description must have. */
  readonly says?: string;
}

const number = ["number"];
const integer = ["integer"];

const units: readonly Unit[] = [
  { name: /_usd$|(^|_)cost(_per_\w+)?$/, is: "an amount of money", types: number, minimum: 0, says: "US dollars" },
  { name: /_seconds$/, is: "a duration", types: ["integer", "number"], minimum: 0 },
  { name: /_rate$/, is: "a rate", types: number, minimum: 0, maximum: 100, says: "percent" },
  { name: /^(avg|average)_/, is: "an average", types: number, minimum: 0 },
  { name: /^total_|_tokens$|_count$/, is: "a count", types: integer, minimum: 0, format: "int64" },
];
