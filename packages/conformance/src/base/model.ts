import type { Contract, Operation, Response } from "@crewkit/openapi";
import type { ErrorFinder, Validate } from "@crewkit/openapi/validator";
import type { Exchange } from "./exchange.ts";
import { isJsonType } from "./media-type.ts";
import type { Plan } from "./plan.ts";

/** True for an undocumented status of a gateway (RFC 9110, sections 15.6.3 to 15.6.5). */
export function isGatewayError({ request: { operation }, response: { status } }: Exchange): boolean {
  return [502, 503, 504].includes(status) && documentedKey(operation, status) !== String(status);
}

export interface SpecModel {
  /** The contract, with separate schemas for requests and responses. */
  contract: Contract;
  plan: Plan;
  operations: Operation[];
  /** Validates a value against the schema at a pointer of the contract. Returns one sentence per error. */
  validate: Validate;
  findErrors: ErrorFinder;
  /** @throws if the contract has no such operation. */
  operation(operationId: string): Operation;
}

export interface CheckContext extends SpecModel {
  /** Ids and other strings from an outsider's records. */
  outsiderIds: Set<string>;
  /** True to report fields that the contract does not declare. */
  closed: boolean;
  /** False if the target stores nothing. */
  stateful: boolean;
}

/** The status itself, its range (`4XX`) or `default` (OpenAPI 3.1, section 4.8.16). */
export function documentedKey({ responses }: Operation, status: number): string | undefined {
  return [String(status), `${Math.floor(status / 100)}XX`, "default"].find((key) => responses[key] !== undefined);
}

export function documentedResponse(operation: Operation, status: number): Response | undefined {
  const key = documentedKey(operation, status);
  return key === undefined ? undefined : operation.responses[key];
}

export function documents(operation: Operation, status: number | undefined): status is number {
  return status !== undefined && documentedKey(operation, status) !== undefined;
}

export function successOf({ responses }: Operation): number {
  const keys = Object.keys(responses);
  const key = keys.find((status) => status.startsWith("2")) ?? keys.find((status) => status.startsWith("3")) ?? "200";
  return Number(key.replace("XX", "00"));
}

/** The schema of a successful JSON response. */
export function successSchema(operation: Operation): object | undefined {
  const { content = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  return Object.entries(content).find(([type]) => isJsonType(type))?.[1].schema;
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
