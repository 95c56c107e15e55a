import { type Contract, resolve } from "@crewkit/openapi";
import { type ErrorBody, Refusal } from "../refusal.ts";

// Refusals that may come before the operation is known: the contract's example, the component that has it, the status.
const sources = {
  notFound: ["NotFound", 404],
  spent: ["TooManyRequests", 429],
  failed: ["InternalServerError", 500],
  malformedPath: ["MalformedPath", 400],
  malformedBody: ["MalformedBody", 400],
  wrongMediaType: ["MalformedBody", 400],
  bodyTooLarge: ["MalformedBody", 400],
  malformedRequest: ["MalformedBody", 400],
} as const;

export type SharedRefusalName = keyof typeof sources;

export const sharedRefusals: SharedRefusalName[] = Object.keys(sources) as SharedRefusalName[];

/** A refusal that any operation may answer, by the name of the contract's example of it. */
export type SharedRefusal = (name: SharedRefusalName) => Refusal;

/**
 * The refusals that stand in the contract's shared responses, in its words.
 *
 * @throws if the contract has no such example.
 */
export function contractRefusals(contract: Contract): SharedRefusal {
  return (name) => {
    const [component, status] = sources[name];
    const response = contract.components?.responses?.[component];
    const example = response && resolve(contract, response).content?.["application/json"]?.examples?.[name];
    if (!example) throw new Error(`The contract's ${component} has no example ${name}, with which the mock refuses.`);
    return new Refusal(status, resolve(contract, example).value as ErrorBody);
  };
}
