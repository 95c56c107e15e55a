import type { Operation } from "@crewkit/openapi";
import type { ApiFacts } from "../plan/facts.ts";
import { bodyFields } from "../schema/body.ts";
import type { SpecModel } from "./model.ts";
import { parameterNames } from "./paths.ts";

/**
 * Adds references to other resources to the plan's `notGenerated`: body fields and query parameters with the name of a path
 * parameter, such as `author_id`.
 */
export function withReferences<Known extends ApiFacts>(spec: SpecModel<Known>): Known {
  const ids = new Set(spec.operations.flatMap(({ path }) => parameterNames(path)).filter((name) => idName.test(name)));
  const operations = spec.operations.flatMap((operation): [string, object][] => {
    const facts = spec.plan.operations?.[operation.operationId];
    const found = listFields(operation, spec).filter((name) => ids.has(name) && !chooses(operation, name, spec));
    const notGenerated = [...new Set([...(facts?.notGenerated ?? []), ...found])];
    return found.length === 0 ? [] : [[operation.operationId, { ...facts, notGenerated }]];
  });
  return { ...spec.plan, operations: { ...spec.plan.operations, ...Object.fromEntries(operations) } };
}

const idName = /[a-z0-9](_id|_uuid|Id|Uuid)$/;

function listFields(operation: Operation, spec: SpecModel): string[] {
  const parameters = operation.parameters.flatMap(({ in: location, name }) => (location === "query" ? name : []));
  return [...parameters, ...bodyFields(spec, operation)];
}

// The field is the id of the resource that the operation creates.
function chooses({ path }: Operation, name: string, { operations }: SpecModel): boolean {
  return operations.some((each) => each.path === `${path}/{${name}}`);
}
