import type { OpenAPIV3_1 } from "openapi-types";
import type { RootExtensions } from "./extensions.ts";
import { resolve } from "./references.ts";

/** A bundled OpenAPI 3.1 document: every `$ref` in it stays inside it. The `x-…` are facts of the API for programs. */
export type Contract = OpenAPIV3_1.Document & RootExtensions;
export type Parameter = OpenAPIV3_1.ParameterObject;
export type Response = OpenAPIV3_1.ResponseObject;

/** An operation with what stands around it: parameters of its path included, references resolved. */
export interface Operation {
  operationId: string;
  /** In lower case, as the contract has it. */
  method: string;
  /** The template, such as `/{org_id}/projects`, without the base path. */
  path: string;
  tag: string;
  summary: string;
  /** In Markdown. */
  description: string;
  parameters: Parameter[];
  /** The media types that the request body can have; undefined where there is no body. */
  requestBody: OpenAPIV3_1.RequestBodyObject | undefined;
  /** By status, as the contract writes it: `"200"`. */
  responses: Record<string, Response>;
  /** False where the contract says `security: []`, or allows to go without by an empty requirement: `[{}]`. */
  secured: boolean;
}

/**
 * The operations of a contract, in its order.
 *
 * @example
 * const names = listOperations(contract).map(({ operationId }) => operationId);
 */
export function listOperations(contract: Contract): Operation[] {
  return listOperationLocations(contract).map((place) => readOperation(contract, place));
}

/** Where an operation stands in a contract. */
export interface OperationLocation {
  path: string;
  method: Method;
}

/** Where the operations of a contract stand, in its order: for who reads only some of them, with {@link readOperation}. */
export function listOperationLocations({ paths = {} }: Contract): OperationLocation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item?.[method] ? [{ path, method }] : [])),
  );
}

/**
 * The operation at a place.
 *
 * @throws if there is none.
 */
export function readOperation(contract: Contract, { path, method }: OperationLocation): Operation {
  const item = contract.paths?.[path];
  const operation = item?.[method];
  if (!operation) throw new Error(`The contract has no operation at ${method} ${path}.`);
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) =>
    resolve(contract, each),
  );
  const responses = Object.entries(operation.responses ?? {});
  return {
    operationId: operation.operationId ?? `${method} ${path}`,
    method,
    path,
    tag: operation.tags?.[0] ?? "",
    summary: operation.summary ?? "",
    description: operation.description ?? "",
    // One of the operation's own replaces that of the path (OpenAPI 3.1, section 4.8.10).
    parameters: [...new Map(parameters.map((each) => [`${each.in} ${each.name}`, each])).values()],
    requestBody: operation.requestBody && resolve(contract, operation.requestBody),
    responses: Object.fromEntries(responses.map(([status, response]) => [status, resolve(contract, response)])),
    secured: isSecured(operation.security ?? contract.security ?? []),
  };
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

type Method = (typeof methods)[number];

function isSecured(requirements: OpenAPIV3_1.SecurityRequirementObject[]): boolean {
  return requirements.length > 0 && requirements.every((schemes) => Object.keys(schemes).length > 0);
}
