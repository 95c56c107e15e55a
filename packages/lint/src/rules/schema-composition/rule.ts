import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { createAncestorLookup, isNull, schemaLabel, typesOf } from "../../schemas.ts";

const maxDepth = 3;

export const rule: Rule = ({ nodes, report }) => {
  const schemas = nodes("Schema");
  const ancestorsOf = createAncestorLookup(schemas);
  for (const schema of schemas) {
    const depth = [...ancestorsOf(schema), schema].filter(isObject).length;
    const problem = compositionProblem(schema) ?? (isObject(schema) && depth > maxDepth ? tooDeep : undefined);
    if (problem) report(`The schema ${schemaLabel(schema)} ${problem}`, schema.location);
  }
};

const tooDeep = "is the fourth level of nested objects. Move it to its own file and write `$ref` here, or flatten it.";

function isObject(schema: Node): boolean {
  return typesOf(schema).includes("object");
}

function compositionProblem(schema: Node): string | undefined {
  const keyword = ["allOf", "anyOf", "not"].find((key) => schema.has(key) && !requiresOneOf(key, schema.get(key)));
  if (keyword) return `uses \`${keyword}\`. Write all properties in one object.`;
  if (!schema.has("oneOf") || schema.object.discriminator || isNullable(schema.get("oneOf").items())) return undefined;
  return "is a union without a discriminator. Add a `discriminator`, or allow only one schema or null.";
}

function isNullable(oneOf: readonly Node[]): boolean {
  return oneOf.length === 2 && oneOf.filter(isNull).length === 1;
}

// A body in which all of the properties are missing or null is invalid. The description says so to readers.
function requiresOneOf(keyword: string, { object }: Node): boolean {
  return keyword === "not" && Object.keys(object).sort().join() === "description,properties";
}
