import { type Contract, type Response, resolve } from "@crewkit/openapi";
import type { Answer } from "./exchange.ts";

/** Answers in the API's own error form that the mock gives by itself, worded by the contract's examples. */
export type Refuse = (response: keyof typeof statuses, example: string, body?: object) => Answer;

// The components that the mock refuses with before it knows the operation, and the status that each stands for.
const statuses = { BodyUnreadable: 400, PathUnreadable: 400, NotFound: 404, InternalServerError: 500 } as const;

/**
 * Makes the function that refuses a request with an example of one of the contract's shared error responses, or with
 * a `body` of the caller's in its place.
 *
 * @example
 * const refuse = createRefusals(contract);
 * refuse("BodyUnreadable", "malformedBody"); // { status: 400, headers: { "X-RateLimit-Limit": "100", … }, body: … }
 */
export function createRefusals(contract: Contract): Refuse {
  return (name, example, body) => {
    const response = contract.components?.responses?.[name];
    if (!response) throw new Error(`The contract has no response component ${name}, which the mock refuses with.`);
    const resolved = resolve(contract, response);
    return {
      status: statuses[name],
      headers: exampleHeaders(contract, resolved),
      body: body ?? exampleBody(contract, resolved, example),
    };
  };
}

function exampleHeaders(contract: Contract, response: Response): Record<string, string> {
  const headers = Object.entries(response.headers ?? {});
  return Object.fromEntries(headers.map(([name, header]) => [name, String(resolve(contract, header).example)]));
}

function exampleBody(contract: Contract, response: Response, name: string): unknown {
  const example = response.content?.["application/json"]?.examples?.[name];
  if (!example) throw new Error(`The contract has no error example ${name}, which the mock refuses with.`);
  return resolve(contract, example).value;
}
