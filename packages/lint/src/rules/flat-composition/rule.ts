import type { Rule } from "../../contract.ts";
import { nesting } from "../../nesting.ts";
import type { Place } from "../../place.ts";
import { isNull, nameOf, typesOf } from "../../schemas.ts";

const most = 3;

/** Schemas are plain: nothing is composed but "this or null" and unions with a discriminator, nothing nests deep. */
export const rule: Rule = ({ every, report }) => {
  const schemas = every("Schema");
  const around = nesting(schemas);
  for (const schema of schemas) {
    const depth = [...around(schema), schema].filter(isObject).length;
    const fault = composed(schema) ?? (isObject(schema) && depth > most ? deep : undefined);
    if (fault) report(`The schema ${nameOf(schema)} ${fault}`, schema.at);
  }
};

const deep = `is the fourth object inside another. Give it a file of its own and write \`$ref\` here, or flatten it.`;

function isObject(schema: Place): boolean {
  return typesOf(schema).includes("object");
}

function composed(schema: Place): string | undefined {
  const keyword = ["allOf", "anyOf", "not"].find((key) => schema.has(key));
  if (keyword) return `is composed by \`${keyword}\`. Write its properties out.`;
  if (!schema.has("oneOf") || schema.map.discriminator || isOrNull(schema.get("oneOf").items())) return undefined;
  return "is a union that nobody can tell apart. Add a `discriminator`, or make it one schema or null.";
}

function isOrNull(oneOf: readonly Place[]): boolean {
  return oneOf.length === 2 && oneOf.filter(isNull).length === 1;
}
