import type { Operation } from "@crewkit/openapi";
import { type SpecModel, successSchema } from "../base/model.ts";
import { listSchemaLocations, type SchemaLocation } from "../schema/locations.ts";
import { bodySchema } from "../schema/request-body.ts";
import { branchesOf, schemaOf } from "../schema/resolve.ts";
import { getOrCompute } from "../values/cache.ts";
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

/**
 * The names of `readOnly` fields in an operation's response that may depend on sent fields, such as a total. Times and UUIDs
 * do not.
 */
export function derivedFields(operation: Operation, spec: SpecModel): string[] {
  const locations = responseLocations(operation, spec).filter(({ schema }) => schema["x-readOnly"]);
  const derived = locations.filter(({ schema: { format = "" } }) => !["date-time", "date", "uuid"].includes(format));
  return [...new Set(derived.flatMap(({ path }) => path.slice(-1)))];
}

/** By the name of a time: the fields of the returned resource whose changes set it, if the contract lists them. */
export function changeTimes(operation: Operation, spec: SpecModel): Record<string, string[]> {
  const schemas = [
    schemaOf(spec, successSchema(operation)),
    ...responseLocations(operation, spec).map((each) => each.schema),
  ];
  return schemas.find((schema) => schema["x-change-times"])?.["x-change-times"] ?? {};
}

export function responseLocations(operation: Operation, spec: SpecModel): SchemaLocation[] {
  return listSchemaLocations(spec, successSchema(operation));
}

const writeOnlyCache = new WeakMap<SpecModel["contract"], Set<string>>();

/** The names of properties that are `writeOnly` in every request that has them, and that no response declares. */
export function writeOnlyNames(spec: SpecModel): Set<string> {
  return getOrCompute(writeOnlyCache, spec.contract, () => {
    const sent = spec.operations.flatMap((each) => listSchemaLocations(spec, bodySchema(spec, each)));
    const writeOnly = sent.filter(({ schema }) => schema["x-writeOnly"]);
    if (writeOnly.length === 0) return new Set();
    const media = spec.operations.flatMap(({ responses }) =>
      Object.values(responses).flatMap(({ content = {} }) => Object.values(content)),
    );
    const readable = media.flatMap(({ schema }) => listSchemaLocations(spec, schema));
    const nameOf = ({ path }: SchemaLocation) => path.at(-1) ?? "";
    const others = new Set([...sent.filter(({ schema }) => !schema["x-writeOnly"]), ...readable].map(nameOf));
    return new Set(writeOnly.map(nameOf).filter((name) => !others.has(name)));
  });
}
