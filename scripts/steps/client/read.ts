import { type Contract, listOperations, type Operation, type Parameter } from "@crewkit/openapi";
import { type Answer, answerOf } from "./answer.ts";
import { type Input, inputOf, pathParametersOf } from "./input.ts";
import { type Name, nameOf } from "./names.ts";

/** An operation, as the client has it. */
export interface ClientOperation {
  operation: Operation;
  name: Name;
  answer: Answer;
  input: Input | undefined;
  /** The parameters of its path, in its order. */
  path: Parameter[];
  /** Those of them that its method takes: an organization's id stands in `org` already. */
  ownPath: Parameter[];
}

/**
 * Reads the operations of a contract for the client, in its order.
 *
 * @throws if the contract has something that the client can't do; the message says what to change.
 */
export function readOperations(contract: Contract): ClientOperation[] {
  return listOperations(contract).map((operation) => {
    const [name, path] = [nameOf(operation), pathParametersOf(contract, operation)];
    const ownPath = name.holder === "org" ? path.slice(1) : path;
    return { operation, name, path, ownPath, answer: answerOf(contract, operation), input: inputOf(operation) };
  });
}
