import type { Contract } from "../src/index.ts";

interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema | boolean>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  not?: Schema;
}

/**
 * Converts the contract to OpenAPI 3.0, for tools that do not support 3.1. Schemas accept the same values. Only converts the parts
 * of OpenAPI 3.1 that the contract uses.
 */
export function convertToOpenApi30(contract: Contract): object {
  const document = nameNullableSchemas(contract);
  return Object.assign(convertNode(document) as object, { openapi: "3.0.3", info: convertInfo(document.info) });
}

// OpenAPI 3.0 has no summary of the API, and a URL instead of the SPDX identifier of the license.
function convertInfo({ summary, license, ...info }: Contract["info"]): object {
  const url = `https://spdx.org/licenses/${license?.identifier}.html`;
  return { ...info, description: `${summary}\n\n${info.description}`, license: { name: license?.name, url } };
}

/**
 * Replaces `oneOf: [{ $ref: "#/components/schemas/Person" }, { type: "null" }]` with a reference to a new schema `NullablePerson`,
 * because `nullable` has no effect on a referenced schema.
 */
function nameNullableSchemas(contract: Contract): Contract {
  const names = new Set<string>();
  const document = JSON.parse(JSON.stringify(contract), (_, node) => {
    const [schema, other] = node?.oneOf ?? [];
    if (other?.type !== "null") return node;
    const { oneOf, ...rest } = node;
    const name = schema.$ref.split("/").at(-1);
    names.add(name);
    return { ...rest, $ref: `#/components/schemas/Nullable${name}` };
  });
  const { schemas } = document.components;
  for (const name of names) schemas[`Nullable${name}`] = { ...schemas[name], type: [schemas[name].type, "null"] };
  return document;
}

/** Converts the schemas in a part of the document. */
function convertNode(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(convertNode);
  if (typeof node !== "object" || node === null) return node;
  return mapValues(node as Record<string, unknown>, (value, key) => {
    if (key === "schema") return convertSchema(value as Schema);
    if (key === "schemas") return mapValues(value as Record<string, Schema>, convertSchema);
    return key === "examples" ? value : convertNode(value);
  });
}

function convertSchema(schema: Schema | boolean): object {
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  const { $ref, type, const: constant, examples, properties, items, additionalProperties, not, ...rest } = schema;
  // Keywords next to a `$ref` are ignored.
  if ($ref) return Object.keys(schema).length > 1 ? { allOf: [{ $ref }], ...rest } : { $ref };
  return {
    ...(type && convertType(type)),
    ...rest,
    ...(constant !== undefined && { enum: [constant] }),
    ...(examples && { example: examples[0] }),
    ...(properties && { properties: mapValues(properties, convertSchema) }),
    ...(items && { items: convertSchema(items) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: additionalProperties && convertSchema(additionalProperties),
    }),
    ...(not && { not: convertSchema(not) }),
  };
}

function convertType(type: string | string[]): object {
  if (type === "null") return { enum: [null] };
  if (!Array.isArray(type)) return { type };
  return { type: type.filter((each) => each !== "null").join(), nullable: type.includes("null") };
}

function mapValues<T>(values: Record<string, T>, map: (value: T, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}
