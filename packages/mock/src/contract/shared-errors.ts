import { type Contract, resolve } from "@crewkit/openapi";
import { ApiError, type ErrorBody } from "../base/api-error.ts";

// The error examples that all operations share, with their response component and status.
const sources = {
  notFound: ["NotFound", 404],
  limitExceeded: ["TooManyRequests", 429],
  internalError: ["InternalServerError", 500],
  malformedPath: ["MalformedPath", 400],
  malformedBody: ["MalformedBody", 400],
  wrongMediaType: ["MalformedBody", 400],
  bodyTooLarge: ["MalformedBody", 400],
  malformedRequest: ["MalformedBody", 400],
} as const;

export type SharedErrorName = keyof typeof sources;

export const sharedErrorNames: SharedErrorName[] = Object.keys(sources) as SharedErrorName[];

export type CreateSharedError = (name: SharedErrorName) => ApiError;

/** @throws on use if the contract has no such example. */
export function createSharedErrors(contract: Contract): CreateSharedError {
  return (name) => {
    const [component, status] = sources[name];
    const response = contract.components?.responses?.[component];
    const example = response && resolve(contract, response).content?.["application/json"]?.examples?.[name];
    if (!example) throw new Error(`The contract's response ${component} has no example ${name}. Add one.`);
    return new ApiError(status, resolve(contract, example).value as ErrorBody);
  };
}
