import type { Response } from "@crewkit/openapi";

/** A schema, or a reference to one. */
export type Schema = NonNullable<NonNullable<Response["content"]>[string]["schema"]>;

/**
 * Writes a schema as a TypeScript type: by its name, or in full if it is as small as `{ message: string }`.
 *
 * @param operationId for the message.
 * @throws if it is larger and has no name.
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
    throw new Error(`${operationId}: give this schema a name in openapi/components/schemas: ${JSON.stringify(schema)}`);
  return `{ ${fields.join("; ")} }`;
}

const simpleTypes: Record<string, string | undefined> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
};
