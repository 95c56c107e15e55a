import { type Contract, listOperations, type Operation, type Response } from "@crewkit/openapi";
import { createErrorFinder, describeError, type ErrorFinder, type Validate } from "@crewkit/openapi/validator";
import { parseWorkflows, type Workflow } from "../arazzo/document.ts";
import type { ApiFacts } from "../plan/facts.ts";

/** What a run judges by: the contract, read once, and what a plan says of the API. */
export interface SpecModel<Known extends ApiFacts = ApiFacts> {
  contract: Contract;
  plan: Known;
  operations: Operation[];
  /** What is wrong with a value, by the schema at a pointer of the contract: a sentence each. */
  validate: Validate;
  /** The workflows to go, checked. */
  workflows: readonly Workflow[];
  /** The same, with what a message tells of a fault. */
  findErrors: ErrorFinder;
  /**
   * An operation by its id.
   *
   * @throws if the contract has none.
   */
  operation(operationId: string): Operation;
}

/**
 * Reads the law for a run. `documents` are Arazzo documents, parsed.
 *
 * @throws if a document has something in it that the suite can't go.
 */
export function createSpecModel<Known extends ApiFacts>(
  contract: Contract,
  plan: Known,
  documents: readonly unknown[] = [],
): SpecModel<Known> {
  const operations = listOperations(contract);
  const findErrors = createErrorFinder(contract);
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  return {
    contract,
    plan,
    operations,
    findErrors,
    validate: (pointer, value) => findErrors(pointer, value).map(describeError),
    workflows: documents.flatMap(parseWorkflows),
    operation(operationId) {
      const operation = byId.get(operationId);
      if (!operation)
        throw new Error(`The contract has no operation ${operationId}, which the plan "${plan.name}" names.`);
      return operation;
    },
  };
}

/** The key under which an operation documents a status: itself, its class (`4XX`) or `default` (OpenAPI 3.1, 4.8.16). */
export function documentedKey({ responses }: Operation, status: number): string | undefined {
  return [String(status), `${Math.floor(status / 100)}XX`, "default"].find((key) => responses[key] !== undefined);
}

export function documentedResponse(operation: Operation, status: number): Response | undefined {
  const key = documentedKey(operation, status);
  return key === undefined ? undefined : operation.responses[key];
}

/** Whether an operation documents a status, itself or its class: what it does not promise is not asked for. */
export function documents(operation: Operation, status: number | undefined): status is number {
  return status !== undefined && documentedKey(operation, status) !== undefined;
}

/** The 2xx that an operation documents first. */
export function successOf({ responses }: Operation): number {
  const key = Object.keys(responses).find((status) => status.startsWith("2")) ?? "200";
  return Number(key.replace("XX", "00"));
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

export function mayWrite({ method, operationId }: Operation, { operations = {} }: ApiFacts): boolean {
  return !["get", "head", "options"].includes(method) && !operations[operationId]?.readOnly;
}
