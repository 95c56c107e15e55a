import type { Response } from "@crewkit/openapi";

export type Schema = NonNullable<NonNullable<Response["content"]>[string]["schema"]>;

/**
 * Converts a schema to a TypeScript type: its name, or an inline type such as `{ message: string }`.
 *
 * @throws if the schema has no name, and no fields or more than two.
 */
export function typeOf(schema: Schema, operationId: string): string {
  if ("$ref" in schema) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.oneOf) return schema.oneOf.map((each) => typeOf(each, operationId)).join(" | ");
  const simple = typeof schema.type === "string" && simpleTypes[schema.type];
  if (simple) return simple;
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties).map(([name, field]) => {
    return `${name}${required.includes(name) ? "" : "?"}: ${typeOf(field, operationId)}`;
  });
  if (fields.length === 0 || fields.length > 2)
    throw new Error(
      `${operationId} has an inline schema that is too complex. Move it to openapi/components/schemas: ${JSON.stringify(schema)}`,
    );
  return `{ ${fields.join("; ")} }`;
}

const simpleTypes: Record<string, string | undefined> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
};
