import type { Operation } from "@crewkit/openapi";
import { listSchemaLocations, type SchemaLocation } from "../schema/locations.ts";
import { bodySchema } from "../schema/request-body.ts";
import { branchesOf } from "../schema/resolve.ts";
import { type SpecModel, successSchema } from "./model.ts";
import { listResourceFamilies } from "./resource-families.ts";

/** The body fields whose value only one resource can have, in requests that create or update the resource. */
export function uniqueFields(operation: Operation, spec: SpecModel): string[] {
  const { operations = {} } = spec.plan;
  const create = listResourceFamilies(spec).find(({ update }) => update === operation)?.create;
  const names = [operation, create].flatMap((each) => (each && operations[each.operationId]?.unique) ?? []);
  const { notGenerated = [] } = operations[operation.operationId] ?? {};
  return [...new Set(names)].filter((name) => !notGenerated.includes(name));
}

/** For an update: the required fields of the operation that creates the resource. */
export function requiredForCreate(operation: Operation, spec: SpecModel): string[] {
  const create = listResourceFamilies(spec).find(({ update }) => update === operation)?.create;
  return create ? branchesOf(spec, bodySchema(spec, create) ?? {}).flatMap(({ required = [] }) => required) : [];
}

/** The fields of the body of a successful response, at any depth. */
export function responseLocations(operation: Operation, spec: SpecModel): SchemaLocation[] {
  return listSchemaLocations(spec, successSchema(operation));
}
