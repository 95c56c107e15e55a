import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import { closestMatch } from "leven";
import { invalid } from "../api-error.ts";
import { memoize } from "../contract/memoize.ts";
import type { Fault, FaultCreate } from "../faults.ts";
import type { State } from "../state.ts";
import { validateInput } from "./document.ts";

/**
 * Validates a fault and sets its defaults.
 *
 * @throws ApiError 422 for an unknown operation, an undocumented status or contradictory fields.
 */
export function validateFault(
  { contract, getChecks }: Pick<State, "contract" | "getChecks">,
  input: FaultCreate,
): Fault {
  const fault = { times: 1, ...input };
  validateInput(getChecks, "FaultCreate", fault);
  const operations = findOperations(contract, fault.operation);
  if (operations.length === 0) throw invalid(422, { operation: [unknownOperation(contract, fault.operation)] });
  for (const [field, isInvalid, message] of rules) {
    if (isInvalid(fault, operations)) throw invalid(422, { [field]: [message(fault, operations)] });
  }
  return { ...fault, before: fault.before ?? (fault.status !== undefined || fault.connection === "dropped") };
}

type Rule = [
  field: string,
  isInvalid: (fault: FaultCreate, operations: Operation[]) => boolean,
  message: (fault: FaultCreate, operations: Operation[]) => string,
];

const rules: Rule[] = [
  [
    "status",
    ({ status }, operations) => status !== undefined && !documentedErrors(operations).includes(String(status)),
    ({ operation }, operations) => {
      const subject = operation === "*" ? "every operation" : operation;
      return `must be an error status that ${subject} documents: ${documentedErrors(operations).join(", ")}`;
    },
  ],
  [
    "status",
    ({ status, delay_ms, connection, body }) =>
      [status, delay_ms, connection, body].every((each) => each === undefined),
    () => "can't be blank without delay_ms, connection or body",
  ],
  [
    "connection",
    ({ connection, status }) => connection === "dropped" && status !== undefined,
    () => "can't be dropped in combination with a status",
  ],
  [
    "body",
    ({ connection, body }) => connection !== undefined && body !== undefined,
    () => "can't be malformed if the connection is dropped or truncated",
  ],
  [
    "before",
    ({ before, status, connection }) => before === true && status === undefined && connection !== "dropped",
    () => "can't be true without a status or a dropped connection",
  ],
];

function documentedErrors(operations: Operation[]): string[] {
  const [first, ...others] = operations.map(({ responses }) => Object.keys(responses));
  const shared = (first ?? []).filter((status) => others.every((statuses) => statuses.includes(status)));
  return shared.filter((status) => /^[45]/.test(status)).sort();
}

export function findOperations(contract: Contract, name: string): Operation[] {
  const operations = operationsIn(contract);
  return name === "*" ? operations : operations.filter(({ operationId }) => operationId === name);
}

// Listing the operations takes about 20 ms.
const operationsIn = memoize(listOperations);

/** The message for an unknown operationId. Suggests the nearest one, unless more than a third of it differs. */
export function unknownOperation(contract: Contract, name: string): string {
  const names = operationsIn(contract).map(({ operationId }) => operationId);
  const nearest = closestMatch(name, names, { maxDistance: Math.ceil(name.length / 3) });
  return `must be an operationId of the contract${nearest === undefined ? "" : `. Did you mean ${nearest}?`}`;
}
