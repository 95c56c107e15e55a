import type { Operation } from "@crewkit/openapi";
import { bodySchema } from "../schema/body.ts";
import { branchesOf } from "../schema/resolve.ts";
import type { SpecModel } from "./model.ts";
import { listResourceFamilies } from "./resource-families.ts";

/** For an update: the required fields of the operation that creates the resource. */
export function requiredForCreate(operation: Operation, spec: SpecModel): string[] {
  const create = listResourceFamilies(spec).find(({ update }) => update === operation)?.create;
  return create ? branchesOf(spec, bodySchema(spec, create) ?? {}).flatMap(({ required = [] }) => required) : [];
}
