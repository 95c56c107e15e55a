import { bodySchema } from "../schema/body.ts";
import { listSchemaLocations, type SchemaLocation } from "../schema/locations.ts";
import type { SpecModel } from "./model.ts";

const cache = new WeakMap<object, Set<string>>();

/** The names of properties that are `writeOnly` in every request that has them, and that no response declares. */
export function writeOnlyNames(spec: SpecModel): Set<string> {
  const names = cache.get(spec.contract) ?? findNames(spec);
  cache.set(spec.contract, names);
  return names;
}

function findNames(spec: SpecModel): Set<string> {
  const requests = spec.operations.flatMap((each) => listSchemaLocations(spec, bodySchema(spec, each)));
  const isWriteOnly = ({ schema }: SchemaLocation) => schema["x-writeOnly"] === true;
  const names = new Set(requests.filter(isWriteOnly).map(nameOf));
  if (names.size === 0) return names;
  const media = spec.operations.flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ content = {} }) => Object.values(content)),
  );
  const readable = media.flatMap(({ schema }) => listSchemaLocations(spec, schema));
  const others = new Set([...requests.filter((each) => !isWriteOnly(each)), ...readable].map(nameOf));
  return new Set([...names].filter((name) => !others.has(name)));
}

function nameOf({ path }: SchemaLocation): string {
  return path.at(-1) ?? "";
}
