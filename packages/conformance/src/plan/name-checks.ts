import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../spec/model.ts";
import { closestName } from "../values/format.ts";
import { isObject } from "../values/json.ts";
import type { Plan } from "./plan.ts";
import { type Shape, statuses } from "./shape.ts";

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

/** Returns a sentence for each key at any depth that the shape does not have. */
export function findUnknownKeys(place: string, value: unknown, { keys = {}, each }: Shape): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const innerPlace = place === "" ? key : `${place}.${key}`;
    const shape = each ?? keys[key];
    if (shape === undefined) return [`${innerPlace}: unknown key.${suggestion(key, Object.keys(keys))}`];
    return shape === true ? [] : findUnknownKeys(innerPlace, inner, shape);
  });
}

/** ` Did you mean …?`, or an empty string if no known name is similar. */
export function suggestion(name: string, known: readonly string[]): string {
  const closest = closestName(name, known);
  return closest === undefined ? "" : ` Did you mean ${closest}?`;
}
