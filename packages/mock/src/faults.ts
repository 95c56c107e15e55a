import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import { closestMatch } from "leven";
import { invalid } from "./api-error.ts";
import { memoize } from "./contract/memoize.ts";
import type { GetChecks } from "./contract/validation.ts";
import { validateInput } from "./control/document.ts";
import type { MockResponse } from "./exchange.ts";
import type { OperationId } from "./handler.ts";

/** A fault to inject into the next requests to an operation. */
export interface FaultCreate {
  /** An operationId, or `*` for all operations. */
  operation: OperationId | "*";
  /** The number of requests that the fault applies to. Default 1. */
  times?: number;
  /** An error status that the operation documents. The response is the contract's example. */
  status?: number;
  /** Delay of the response in milliseconds. */
  delay_ms?: number;
  /** Close the connection before the response (`dropped`) or in the middle of it (`truncated`). */
  connection?: "dropped" | "truncated";
  /** Send invalid JSON. */
  body?: "malformed";
  /**
   * If true, the request is not handled. If false, it is handled and only its response is affected. Default: true with
   * `status` or `dropped`, otherwise false.
   */
  before?: boolean;
}

/** A pending fault. `times` is the number of remaining requests. */
export type Fault = FaultCreate & Required<Pick<FaultCreate, "times" | "before">>;

export interface Faults {
  add(fault: Fault): void;
  list(): Fault[];
  clear(): void;
  /** Returns the first matching fault and counts down its remaining requests. */
  take(operationId: string): Fault | undefined;
}

export function createFaults(): Faults {
  let pending: Fault[] = [];
  return {
    add: (fault) => {
      pending.push({ ...fault });
    },
    list: () => pending.map((fault) => ({ ...fault })),
    clear: () => {
      pending = [];
    },
    take(operationId) {
      if (pending.length === 0) return undefined;
      const fault = pending.find(({ operation }) => operation === operationId || operation === "*");
      if (!fault) return undefined;
      fault.times -= 1;
      if (fault.times === 0) pending = pending.filter((each) => each !== fault);
      return fault;
    },
  };
}

export function applyFault({ delay_ms: delay, connection, body }: Fault, response: MockResponse): MockResponse {
  return {
    ...response,
    ...(delay !== undefined && { delay }),
    ...(connection && { interrupted: connection }),
    ...(body && { body: response.body.slice(0, response.body.length / 2) }),
  };
}

/**
 * Validates a fault and sets its defaults.
 *
 * @throws ApiError 422 for an unknown operation, an undocumented status or contradictory fields.
 */
export function validateFault(
  { contract, getChecks }: { contract: Contract; getChecks: GetChecks },
  input: FaultCreate,
): Fault {
  const fault = { times: 1, ...input };
  validateInput(getChecks, "FaultCreate", fault);
  const operations = findOperations(contract, fault.operation);
  if (operations.length === 0) throw invalid(422, { operation: [unknownOperation(contract, fault.operation)] });
  const problem = findProblem(fault, operations);
  if (problem) throw invalid(422, problem);
  return { ...fault, before: fault.before ?? (fault.status !== undefined || fault.connection === "dropped") };
}

export function findOperations(contract: Contract, name: string): Operation[] {
  const operations = operationsIn(contract);
  return name === "*" ? operations : operations.filter(({ operationId }) => operationId === name);
}

/** The message for an unknown operationId. Suggests the nearest one, unless more than a third of it differs. */
export function unknownOperation(contract: Contract, name: string): string {
  const names = operationsIn(contract).map(({ operationId }) => operationId);
  const nearest = closestMatch(name, names, { maxDistance: Math.ceil(name.length / 3) });
  return `must be an operationId of the contract${nearest === undefined ? "" : `. Did you mean ${nearest}?`}`;
}

function findProblem(fault: FaultCreate, operations: Operation[]): Record<string, string[]> | undefined {
  const { operation, status, delay_ms, connection, body, before } = fault;
  const errors = documentedErrors(operations);
  if (status !== undefined && !errors.includes(String(status))) {
    const subject = operation === "*" ? "every operation" : operation;
    return { status: [`must be an error status that ${subject} documents: ${errors.join(", ")}`] };
  }
  if ([status, delay_ms, connection, body].every((each) => each === undefined))
    return { status: ["can't be blank without delay_ms, connection or body"] };
  if (connection === "dropped" && status !== undefined)
    return { connection: ["can't be dropped in combination with a status"] };
  if (connection !== undefined && body !== undefined)
    return { body: ["can't be malformed if the connection is dropped or truncated"] };
  if (before === true && status === undefined && connection !== "dropped")
    return { before: ["can't be true without a status or a dropped connection"] };
  return undefined;
}

function documentedErrors(operations: Operation[]): string[] {
  const [first, ...others] = operations.map(({ responses }) => Object.keys(responses));
  const shared = (first ?? []).filter((status) => others.every((statuses) => statuses.includes(status)));
  return shared.filter((status) => /^[45]/.test(status)).sort();
}

// Listing the operations takes about 20 ms.
const operationsIn = memoize(listOperations);
