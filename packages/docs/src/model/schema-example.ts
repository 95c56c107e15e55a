import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import { type Schema, schemaName } from "./schema.ts";
import { perSite, type Site } from "./site.ts";

/** An example of a schema, taken from an example of an operation. */
export interface SchemaExample {
  value: unknown;
  operationId: string;
  location: "request" | "response" | "parameter";
}

/** Returns the example of a schema, or undefined if no operation has an example with a value of the schema. */
export function schemaExample(site: Site, name: string): SchemaExample | undefined {
  return examplesOf(site).get(name);
}

const examplesOf = perSite(({ contract, operations }) => findSchemaExamples(contract, operations.values()));

type Node = Schema | OpenAPIV3_1.ReferenceObject;
type Origin = Omit<SchemaExample, "value">;

/**
 * Finds an example of each schema: the first value in the examples of operations that is not null. Successful responses come
 * first, then request bodies, errors and parameters.
 */
export function findSchemaExamples(contract: Contract, operations: Iterable<Operation>): Map<string, SchemaExample> {
  const found = new Map<string, SchemaExample>();
  const sources = [...operations].flatMap((operation) => exampleSources(contract, operation));
  for (const { schema, value, ...origin } of sources.sort((a, b) => a.rank - b.rank)) visit(schema, value, origin);
  return found;

  function visit(node: Node, value: unknown, { operationId, location }: Origin): void {
    const name = "$ref" in node ? schemaName(node.$ref) : undefined;
    if (value === undefined || value === null) return;
    if (name !== undefined && !found.has(name)) found.set(name, { value, operationId, location });
    for (const [inner, part] of parts(resolve(contract, node), value)) visit(inner, part, { operationId, location });
  }
}

function parts(schema: Schema, value: unknown): [Node, unknown][] {
  const branches = (schema.oneOf ?? []).filter((each) => !("type" in each && each.type === "null"));
  if (branches.length === 1) return branches.map((branch) => [branch, value]);
  if (Array.isArray(value)) return value.map((each) => [("items" in schema && schema.items) || {}, each]);
  if (typeof value !== "object" || value === null) return [];
  const { properties = {}, additionalProperties } = schema;
  return Object.entries(value).flatMap(([name, part]) => {
    const node = properties[name] ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
    return node ? [[node, part] as [Node, unknown]] : [];
  });
}

interface ExampleSource extends Origin {
  rank: number;
  schema: Node;
  value: unknown;
}

function exampleSources(contract: Contract, operation: Operation): ExampleSource[] {
  const { operationId, requestBody, responses, parameters } = operation;
  const inBody = ({ content }: Body, rank: number, location: Origin["location"]) => {
    const { schema = {}, examples = {} } = content?.["application/json"] ?? {};
    return Object.values(examples).map((each) => {
      return { rank, schema, value: resolve(contract, each).value as unknown, operationId, location };
    });
  };
  return [
    ...Object.entries(responses).flatMap(([status, body]) => inBody(body, status < "300" ? 0 : 2, "response")),
    ...inBody(requestBody ?? {}, 1, "request"),
    ...parameters.map(({ schema = {}, example }) => {
      return { rank: 3, schema, value: example as unknown, operationId, location: "parameter" as const };
    }),
  ];
}

type Body = { content?: Operation["responses"][string]["content"] };
