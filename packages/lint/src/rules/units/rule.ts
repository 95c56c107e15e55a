import type { Rule } from "../../contract.ts";
import { fieldsOf } from "../../fields.ts";
import type { Place } from "../../place.ts";
import { isSigned, typesOf } from "../../schemas.ts";
import { type Unit, units } from "./units.ts";

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
