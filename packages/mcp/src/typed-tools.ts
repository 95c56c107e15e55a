import { type Operation, resolve } from "@crewkit/openapi";
import { bodySchema, callParameters } from "./arguments.ts";
import { contract } from "./catalog.ts";

/** The JSON Schema of a tool for one operation: its parameters, `body` and `fields`. */
export function inputSchemaOf(operation: Operation, fields: object): Record<string, unknown> {
  const parameters = callParameters(operation);
  const body = bodySchema(operation);
  const properties = parameters.map(({ name, schema, description }) => [
    name,
    { ...inline(schema ?? {}), description },
  ]);
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    type: "object",
    properties: { ...Object.fromEntries(properties), ...(body && { body: inline(body) }), fields },
    required: [...required, ...(operation.requestBody?.required ? ["body"] : [])],
    additionalProperties: false,
  };
}

/** Replaces references by their schemas, and removes extensions and examples. */
function inline(node: unknown): object {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    const { $ref, ...siblings } = value as { $ref?: string };
    const merged = $ref ? { ...resolve<object>(contract, { $ref }), ...siblings } : siblings;
    return Object.fromEntries(
      Object.entries(merged).flatMap(([key, each]) => (isDropped(key, each) ? [] : [[key, copy(each)]])),
    );
  };
  return copy(node) as object;
}

// A property can also be named `example`: its value is a schema.
function isDropped(key: string, value: unknown): boolean {
  return key.startsWith("x-") || ((key === "example" || key === "examples") && !Object(value).type);
}
