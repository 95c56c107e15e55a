import { type Contract, type Operation, type Parameter, resolve } from "@crewkit/openapi";
import { ApiError, type ErrorBody } from "../base/api-error.ts";
import type { SchemaCheck, SchemaChecks } from "./validation.ts";

/** An operation, prepared for the pipeline. Checks are compiled on first use. */
export interface OperationPlan {
  operation: Operation;
  scope: ObjectScope | undefined;
  status: number;
  pathParameters: { name: string; isUuid: boolean; check: SchemaCheck }[];
  query: { name: string; type: string; isUuid: boolean }[];
  checkQuery: SchemaCheck;
  body: BodyPlan | undefined;
  /** The error response in a named example of the contract. */
  error(name: string): ApiError;
  example(status: number): object;
}

/** The object that the caller of an operation needs access to. */
export interface ObjectScope {
  kind: (typeof kinds)[number];
  /** The path or query parameter with the ID. */
  parameter: Parameter;
}

interface BodyPlan {
  required: boolean;
  check: SchemaCheck;
  uuids: string[];
  /** The fields of the response that the request can't change. */
  readOnlyFields: ReadonlySet<string>;
}

export function planOperation(checks: SchemaChecks, operation: Operation): OperationPlan {
  const { document: contract } = checks;
  const { path, parameters, responses } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inPath = names.map((name) => parameters.find((each) => each.in === "path" && each.name === name) as Parameter);
  const inQuery = parameters.filter((each) => each.in === "query");
  return {
    operation,
    scope: readObjectScope(operation),
    status: Number(Object.keys(responses).find((status) => /^2/.test(status))),
    pathParameters: inPath.map(({ name, schema = {} }) => ({
      name,
      isUuid: isUuid(contract, schema),
      check: checks.of(schema),
    })),
    query: inQuery.map(({ name, schema = {} }) => ({
      name,
      type: String([fieldSchema(contract, schema).type].flat()[0]),
      isUuid: isUuid(contract, schema),
    })),
    checkQuery: checks.of({
      type: "object",
      required: inQuery.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])),
    }),
    body: planBody(checks, operation),
    error: createErrors(contract, operation),
    example(status) {
      const [example] = Object.values(responses[status]?.content?.["application/json"]?.examples ?? {});
      return example ? (resolve(contract, example).value as object) : {};
    },
  };
}

const kinds = ["organization", "resource", "playbook"] as const;

/** Undefined if any user can call the operation, or if it requires no token. Throws for a missing or invalid scope. */
export function readObjectScope({ operationId, secured, scope }: Operation): ObjectScope | undefined {
  if (!secured || (scope?.kind === "user" && !scope.parameter)) return undefined;
  const kind = kinds.find((each) => each === scope?.kind);
  if (kind && scope?.parameter) return { kind, parameter: scope.parameter };
  const problem = scope ? `has an invalid scope: \`${scope.kind}\`` : "requires a token, but has no scope";
  throw new Error(
    `${operationId} ${problem}. Add \`x-scope: organization\`, \`resource\` or \`playbook\` to the parameter with the ID, ` +
      "or `x-scope: user` to the operation if any user can call it.",
  );
}

function planBody(checks: SchemaChecks, operation: Operation): BodyPlan | undefined {
  const { document: contract } = checks;
  const schema = operation.requestBody?.content["application/json"]?.schema;
  if (!schema) return undefined;
  const { properties = {} } = fieldSchema(contract, schema);
  return {
    required: operation.requestBody?.required ?? false,
    check: checks.of(schema),
    uuids: Object.keys(properties).filter((name) => isUuid(contract, properties[name] ?? {})),
    readOnlyFields: new Set(operation.method === "patch" ? responseFields(contract, operation) : []),
  };
}

// The resource is under `data` or a specific key such as `user`.
function responseFields(contract: Contract, { responses }: Operation): string[] {
  const schema = responses["200"]?.content?.["application/json"]?.schema ?? {};
  const [resourceSchema = {}] = Object.values(fieldSchema(contract, schema).properties ?? {});
  return Object.keys(fieldSchema(contract, resourceSchema).properties ?? {});
}

interface FieldSchema {
  type?: string | string[];
  format?: string;
  properties?: Record<string, FieldSchema>;
}

function fieldSchema(contract: Contract, schema: object): FieldSchema {
  return resolve(contract, schema) as FieldSchema;
}

function isUuid(contract: Contract, schema: object): boolean {
  return fieldSchema(contract, schema).format === "uuid";
}

function createErrors(contract: Contract, { operationId, responses }: Operation): (name: string) => ApiError {
  return (name) => {
    for (const [status, { content }] of Object.entries(responses)) {
      const example = /^[45]/.test(status) && content?.["application/json"]?.examples?.[name];
      if (example) return new ApiError(Number(status), resolve(contract, example).value as ErrorBody);
    }
    throw new Error(`${operationId} has no error example ${name} in the contract. Add one.`);
  };
}
