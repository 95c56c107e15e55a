import type { Operation } from "@crewkit/openapi";
import { formatPointer } from "@crewkit/openapi";
import fc from "fast-check";
import type { Law } from "../law/law.ts";
import { at, isObject } from "../values/json.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { bodySchema, exampleBodies, judgeBody } from "./body.ts";

/** Finds a right body that has what a place stands in, so that what is put there is its only fault. */
export type Donor = (place: readonly string[]) => unknown;

/** Looks among the examples of an operation's body first, then among bodies made from its schema. */
export function createDonor(law: Law, operation: Operation, seed: number): Donor {
  const examples = exampleBodies(law, operation).filter((body) => judgeBody(law, operation, body).length === 0);
  let made: unknown[] | undefined;
  const more = () => {
    made ??= fc.sample(arbitraryOf(law, bodySchema(law, operation)), { seed, numRuns: 40 });
    return made.filter((body) => judgeBody(law, operation, body).length === 0);
  };
  return (place) => {
    const holds = (body: unknown) => isObject(at(body, formatPointer(place.slice(0, -1))));
    const has = (body: unknown) => at(body, formatPointer(place)) !== undefined;
    return examples.find(has) ?? more().find(has) ?? examples.find(holds) ?? more().find(holds);
  };
}
