import type { Operation } from "@crewkit/openapi";
import type { ApiFacts } from "../plan/facts.ts";
import { bodyFields, bodySchema } from "../schema/body.ts";
import { branchesOf } from "../schema/resolve.ts";
import type { SpecModel } from "./model.ts";
import { parameterNames } from "./paths.ts";

/**
 * Adds ids to the plan's `notGenerated`: body fields and query parameters with the name of a path parameter, such as
 * `author_id`, and an optional field with the resource's own id, which the API may choose itself.
 */
export function withReferences<Known extends ApiFacts>(spec: SpecModel<Known>): Known {
  const ids = new Set(spec.operations.flatMap(({ path }) => parameterNames(path)).filter((name) => idName.test(name)));
  const isId = (operation: Operation, name: string) =>
    isOwnId(operation, name, spec) ? !isRequired(operation, name, spec) : ids.has(name);
  const operations = spec.operations.flatMap((operation): [string, object][] => {
    const facts = spec.plan.operations?.[operation.operationId];
    const found = listFields(operation, spec).filter((name) => isId(operation, name));
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

// The operation creates or changes the resource with this id.
function isOwnId({ path }: Operation, name: string, { operations }: SpecModel): boolean {
  return path.endsWith(`/{${name}}`) || operations.some((each) => each.path === `${path}/{${name}}`);
}

function isRequired(operation: Operation, name: string, spec: SpecModel): boolean {
  const branches = branchesOf(spec, bodySchema(spec, operation) ?? {});
  return branches.some(({ required = [] }) => required.includes(name));
}
