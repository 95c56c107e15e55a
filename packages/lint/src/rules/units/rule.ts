import type { Oas3Rule } from "@redocly/openapi-core";
import { fields } from "../../fields.ts";
import { isSigned, type Node, typesOf } from "../../spots.ts";
import { type Unit, units } from "./units.ts";

/** A number whose name tells its unit has the type, the bounds and the words that go with it. */
export const rule: Oas3Rule = () =>
  fields(({ name, title, schema, location }, { report }) => {
    const unit = units.find((unit) => unit.name.test(name));
    if (!unit || typesOf(schema.node).some((type) => type === "object" || type === "array")) return;
    const lacking = lacks(schema.node, unit);
    if (lacking.length === 0) return;
    report({ message: `${title} is ${unit.is}, by its name. Write ${lacking.join(", ")}.`, location: location.key() });
  });

function lacks(schema: Node, { types, minimum, maximum, format, says }: Unit): string[] {
  const allowed = typesOf(schema);
  const fits = allowed.length > 0 && allowed.every((type) => types.includes(type));
  const least = isSigned(schema) || (typeof schema.minimum === "number" && schema.minimum >= minimum);
  const most = maximum === undefined || (typeof schema.maximum === "number" && schema.maximum <= maximum);
  const told = says === undefined || String(schema.description).includes(says);
  return [
    fits ? [] : [`\`type: ${types[0]}\``],
    least ? [] : [`\`minimum: ${minimum}\``],
    most ? [] : [`\`maximum: ${maximum}\``],
    format === undefined || schema.format === format ? [] : [`\`format: ${format}\``],
    told ? [] : [`"${says}" in its description`],
  ].flat();
}
