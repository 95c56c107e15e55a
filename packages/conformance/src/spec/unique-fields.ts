import type { Operation, Parameter } from "@crewkit/openapi";
import type { SpecModel } from "./model.ts";
import { headerParameter, isIdempotencyKey } from "./preconditions.ts";
import { listResourceFamilies } from "./resource-families.ts";

/** The body fields whose value only one resource can have, in requests that create or update the resource. */
export function uniqueFields(operation: Operation, spec: SpecModel): string[] {
  const { operations = {} } = spec.plan;
  const create = listResourceFamilies(spec).find(({ update }) => update === operation)?.create;
  const names = [operation, create].flatMap((each) => (each && operations[each.operationId]?.unique) ?? []);
  const { notGenerated = [] } = operations[operation.operationId] ?? {};
  return [...new Set(names)].filter((name) => !notGenerated.includes(name));
}

/** The `unique` fields of an operation's own body. The plan's list may also name headers. */
export function ownUniqueFields(operation: Operation, { plan }: SpecModel): string[] {
  const { unique = [] } = plan.operations?.[operation.operationId] ?? {};
  return unique.filter((name) => headerParameter(operation, name) === undefined);
}

/** Two requests with the same idempotency key count as one (draft-ietf-httpapi-idempotency-key-header). */
export function isUniqueHeader({ name, in: location }: Parameter, operation: Operation, { plan }: SpecModel): boolean {
  const { unique = [] } = plan.operations?.[operation.operationId] ?? {};
  return location === "header" && (unique.includes(name) || isIdempotencyKey(name));
}
