import type { OpenAPIV3_1 } from "openapi-types";
import type { OperationExtensions, ParameterExtensions, RootExtensions } from "./extensions.ts";
import { readOrder, type SortKey } from "./order.ts";
import { resolve } from "./references.ts";

/** A bundled OpenAPI 3.1 document, in which every `$ref` is local, with the extensions of this API. */
export type Contract = OpenAPIV3_1.Document<OperationExtensions> & RootExtensions;
export type Parameter = OpenAPIV3_1.ParameterObject & ParameterExtensions;
export type Response = OpenAPIV3_1.ResponseObject;

/** An operation with the parameters of its path item and all top-level references resolved. */
export interface Operation {
  /** Defaults to the method and path, such as `GET /health`. */
  operationId: string;
  /** In lowercase. */
  method: string;
  /** The path template, such as `/{org_id}/projects`, without the base path. */
  path: string;
  tag: string;
  summary: string;
  /** In Markdown. */
  description: string;
  parameters: Parameter[];
  requestBody: OpenAPIV3_1.RequestBodyObject | undefined;
  /** By status code, such as `"200"`. */
  responses: Record<string, Response>;
  /** False if the operation needs no token: `security` is empty or contains an empty requirement. */
  secured: boolean;
  /** What the caller needs access to (`x-scope`). Undefined if the contract does not state it. */
  scope: Scope | undefined;
  /** The lowest permission level in the organization that can call the operation (`x-permission`). */
  permission: string | undefined;
  /** Set if `permission` is only enough for the caller's own record: the level for records of other users. */
  permissionForOthers: { record: string; level: string } | undefined;
  /** The lowest permission level, in any organization, if crewkit owns the object. Undefined if only crewkit's staff can. */
  permissionForPlatform: string | undefined;
  /** The field of the request body that is a credential (`x-credential`). */
  credential: string | undefined;
  /** The state in which the operation returns 422, as a sentence (`x-invalid-state`). */
  invalidState: string | undefined;
  /** What the caller can't undo and should confirm, as a sentence (`x-consequence`). */
  consequence: string | undefined;
  /** True if the operation has no side effects: a GET, HEAD or OPTIONS, or an operation with `x-read-only`. */
  readOnly: boolean;
  /** The keys that sort the list (`x-order`). */
  order: SortKey[] | undefined;
}

export interface Scope {
  /** Such as `organization`. `user` if any signed-in user can call the operation. */
  kind: string;
  /** The parameter with the ID of the object that the caller needs access to. Undefined for `user`. */
  parameter: Parameter | undefined;
}

/**
 * Lists the operations of a contract in document order.
 *
 * @example
 * const names = listOperations(contract).map(({ operationId }) => operationId);
 */
export function listOperations(contract: Contract): Operation[] {
  return listOperationLocations(contract).map((location) => readOperation(contract, location));
}

export interface OperationLocation {
  path: string;
  method: Method;
}

/** Lists the locations of operations in document order. Read single operations with {@link readOperation}. */
export function listOperationLocations(contract: Contract): OperationLocation[] {
  return Object.keys(contract.paths ?? {}).flatMap((path) =>
    methods.flatMap((method) => (pathItemAt(contract, path)?.[method] ? [{ path, method }] : [])),
  );
}

/**
 * Reads the operation at a location.
 *
 * @throws if there is no such operation.
 */
export function readOperation(contract: Contract, { path, method }: OperationLocation): Operation {
  const item = pathItemAt(contract, path);
  const operation = item?.[method];
  if (!item || !operation) throw new Error(`The contract has no operation at ${method} ${path}.`);
  const all = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) => resolve(contract, each));
  // Parameters of the operation override those of the path item (OpenAPI 3.1, section 4.8.10).
  const parameters = [...new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
  const responses = Object.entries(operation.responses ?? {});
  return {
    operationId: operation.operationId ?? `${method.toUpperCase()} ${path}`,
    method,
    path,
    tag: operation.tags?.[0] ?? "",
    summary: operation.summary ?? "",
    description: operation.description ?? "",
    parameters,
    requestBody: operation.requestBody && resolve(contract, operation.requestBody),
    responses: Object.fromEntries(responses.map(([status, response]) => [status, resolve(contract, response)])),
    secured: isSecured(operation.security ?? contract.security ?? []),
    scope: readScope(operation, parameters),
    ...readPermission(operation["x-permission"]),
    credential: operation["x-credential"],
    invalidState: operation["x-invalid-state"],
    consequence: operation["x-consequence"],
    readOnly: ["get", "head", "options"].includes(method) || operation["x-read-only"] === true,
    order: operation["x-order"] && readOrder(contract, ["paths", path, method], operation["x-order"]),
  };
}

function readPermission(
  permission: OperationExtensions["x-permission"],
): Pick<Operation, "permission" | "permissionForOthers" | "permissionForPlatform"> {
  const none = { permissionForOthers: undefined, permissionForPlatform: undefined };
  if (typeof permission !== "object") return { ...none, permission };
  if ("platform" in permission)
    return { ...none, permission: permission.level, permissionForPlatform: permission.platform };
  const { record, own, others } = permission;
  return { ...none, permission: own, permissionForOthers: { record, level: others } };
}

function readScope(operation: OperationExtensions, parameters: Parameter[]): Scope | undefined {
  if (operation["x-scope"]) return { kind: operation["x-scope"], parameter: undefined };
  for (const parameter of parameters) if (parameter["x-scope"]) return { kind: parameter["x-scope"], parameter };
  return undefined;
}

function pathItemAt(contract: Contract, path: string): OpenAPIV3_1.PathItemObject<OperationExtensions> | undefined {
  const item = contract.paths?.[path];
  return item && resolve(contract, item);
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

type Method = (typeof methods)[number];

function isSecured(requirements: OpenAPIV3_1.SecurityRequirementObject[]): boolean {
  return requirements.length > 0 && requirements.every((schemes) => Object.keys(schemes).length > 0);
}
