import { type Contract, listOperations, type Operation, type Parameter, resolve } from "@crewkit/openapi";

/** A request, and the status that the contract documents for it. */
export interface Case {
  operation: Operation;
  status: number;
  /** What the contract says of this answer, in words. */
  description: string;
  request: {
    /** By place: `path`, `query` or `header`. */
    params: Record<string, Record<string, unknown>>;
    body: unknown;
    headers: Record<string, string>;
  };
}

/**
 * Makes a case for every operation and every status that it documents, from the contract's own examples: the answer is
 * asked for by its status (`Prefer: code=404`).
 *
 * @throws if the contract lacks an example that a request needs, with the operation and the name of what lacks it.
 */
export function listCases(contract: Contract): Case[] {
  return listOperations(contract).flatMap((operation) =>
    Object.entries(operation.responses).map(([key, { description }]) => {
      const status = Number(key);
      const headers = { Prefer: `code=${status}` };
      const params = exampleParameters(operation);
      return { operation, status, description, request: { params, body: exampleBody(contract, operation), headers } };
    }),
  );
}

/** True for a 2xx. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function exampleParameters(operation: Operation): Case["request"]["params"] {
  const of = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
  const valued = (parameter: Parameter) => {
    if (parameter.example === undefined) {
      throw new Error(`${operation.operationId}: the parameter ${parameter.name} has no example. Give it one.`);
    }
    return [parameter.name, parameter.example] as const;
  };
  return { path: Object.fromEntries(of("path").map(valued)), query: Object.fromEntries(of("query").map(valued)) };
}

function exampleBody(contract: Contract, { operationId, requestBody }: Operation): unknown {
  if (!requestBody) return undefined;
  const [example] = Object.values(requestBody.content["application/json"]?.examples ?? {});
  if (!example) throw new Error(`${operationId}: the request body has no example. Give it one under \`examples\`.`);
  return resolve(contract, example).value;
}
