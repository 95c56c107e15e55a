import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../spec/model.ts";
import { suggestion } from "./check-keys.ts";
import type { Plan } from "./plan.ts";
import { statuses } from "./shape.ts";

/** Each function returns a sentence if a name is unknown. `place` is the location of the name in the plan. */
export interface NameChecks {
  operation(place: string, name: string): string[];
  actor(place: string, name: string): string[];
  errorKind(place: string, name: string): string[];
  oneOf(place: string, name: string, options: { known: readonly string[]; absence: string }): string[];
}

export function createNameChecks({ operations, plan }: SpecModel<Plan>): NameChecks {
  const operationIds = operations.map(({ operationId }) => operationId);
  const actors = [...plan.actors, ...(plan.outsider === undefined ? [] : [plan.outsider])];
  const errorKinds = Object.keys(statuses.keys ?? {});

  const oneOf: NameChecks["oneOf"] = (place, name, { known, absence }) =>
    known.includes(name) ? [] : [`${place}: ${absence} ${name}.${suggestion(name, known)}`];

  return {
    oneOf,
    operation: (place, name) => oneOf(place, name, { known: operationIds, absence: "the contract has no operation" }),
    actor: (place, name) => oneOf(place, name, { known: actors, absence: "the plan has no actor" }),
    errorKind: (place, name) => oneOf(place, name, { known: errorKinds, absence: "errorStatuses has no key" }),
  };
}

export function queryParameterNames({ parameters }: Operation): string[] {
  return parameters.filter(({ in: location }) => location === "query").map(({ name }) => name);
}
