import { isDeepStrictEqual } from "node:util";
import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";

/** A success response from the contract's examples. */
export interface Sample {
  operation: Operation;
  status: string;
  /** The name of the example. */
  name: string;
  value: unknown;
}

export interface Samples {
  published: Sample[];
  /** The published samples that contain open enums, with new values. */
  withNewValues: Sample[];
}

export function createSamples(contract: Contract): Samples {
  const published: Sample[] = [];
  const withNewValues: Sample[] = [];
  for (const { schema, ...sample } of listExamples(contract)) {
    published.push(sample);
    const value = addNewValues(contract, schema, sample.value);
    if (!isDeepStrictEqual(value, sample.value)) withNewValues.push({ ...sample, value });
  }
  return { published, withNewValues };
}

function listExamples(contract: Contract): (Sample & { schema: Schema })[] {
  return listOperations(contract).flatMap((operation) =>
    Object.entries(operation.responses).flatMap(([status, { content = {} }]) => {
      const { schema, examples = {} } = content["application/json"] ?? {};
      if (!schema || !status.startsWith("2")) return [];
      return Object.entries(examples).map(([name, example]) => ({
        operation,
        status,
        name,
        value: resolve(contract, example).value,
        schema: schema as Schema,
      }));
    }),
  );
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  "x-extensible-enum"?: unknown[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
}

/** Returns a copy of a value in which every open enum has a value that the contract does not list. */
function addNewValues(contract: Contract, reference: Schema, value: unknown): unknown {
  const schema: Schema = resolve(contract, reference);
  if (schema["x-extensible-enum"]) return schema.type === "integer" ? 1_000_000 : "added_in_a_minor_version";
  const branch = schema.oneOf?.find(({ type }) => type !== "null");
  const child = (value: unknown, schema: Schema | boolean | undefined) =>
    typeof schema === "object" ? addNewValues(contract, schema, value) : value;
  if (branch) return value === null ? null : child(value, branch);
  if (Array.isArray(value)) return value.map((item) => child(item, schema.items));
  if (typeof value !== "object" || value === null) return value;
  const { properties = {}, additionalProperties } = schema;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, child(item, properties[key] ?? additionalProperties)]),
  );
}
