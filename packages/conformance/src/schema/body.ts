import { formatPointer, locate, type Operation } from "@crewkit/openapi";
import fc from "fast-check";
import { isJsonType } from "../http/media-type.ts";
import type { Law } from "../law/law.ts";
import { at, isObject } from "../values/json.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { branchesOf, examplesIn, schemaOf } from "./resolve.ts";
import type { Schema } from "./schema.ts";

/** The schema of an operation's JSON body; undefined where it has none. */
export function bodySchema(law: Law, operation: Operation): Schema | undefined {
  const mediaType = jsonType(operation);
  return mediaType === undefined ? undefined : schemaOf(law, operation.requestBody?.content[mediaType]?.schema);
}

/** The names of the fields that an operation's JSON body may have, of all of its kinds. */
export function bodyFields(law: Law, operation: Operation): string[] {
  const schema = bodySchema(law, operation);
  const kinds = schema ? branchesOf(law, schema) : [];
  return [...new Set(kinds.flatMap(({ properties = {} }) => Object.keys(properties)))];
}

/** Where the schema of an operation's JSON body stands in the contract; undefined where it has none. */
export function bodyPointer({ contract }: Law, operation: Operation): string | undefined {
  const mediaType = jsonType(operation);
  if (mediaType === undefined || !operation.requestBody?.content[mediaType]?.schema) return undefined;
  const place = ["paths", operation.path, operation.method, "requestBody", "content", mediaType, "schema"];
  const pointer = locate(contract, place);
  // The named schema tells more than the place that refers to it.
  const schema = at(contract, pointer);
  const keys = Object.keys(Object(schema));
  return isObject(schema) && typeof schema.$ref === "string" && keys.length === 1 ? schema.$ref.slice(1) : pointer;
}

export function judgeBody(law: Law, operation: Operation, body: unknown): string[] {
  const pointer = bodyPointer(law, operation);
  return pointer === undefined ? [] : law.validate(pointer, body);
}

export function exampleBodies(law: Law, operation: Operation): unknown[] {
  const media = operation.requestBody?.content[jsonType(operation) ?? ""];
  return media ? examplesIn(law, media) : [];
}

/** A right body: the first that the contract shows, or one made from the schema; undefined where there is no body. */
export function bodyFor(law: Law, operation: Operation): unknown {
  const [shown] = exampleBodies(law, operation);
  if (shown !== undefined || bodyPointer(law, operation) === undefined) return shown;
  const made = fc.sample(arbitraryOf(law, bodySchema(law, operation)), { seed: 1, numRuns: 20 });
  return made.find((body) => judgeBody(law, operation, body).length === 0);
}

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

function jsonType({ requestBody }: Operation): string | undefined {
  return Object.keys(requestBody?.content ?? {}).find(isJsonType);
}
