import { formatPointer, locate, type Operation } from "@crewkit/openapi";
import fc from "fast-check";
import { requestMediaType } from "../http/draft.ts";
import { isFormType, isJsonType, mediaTypeOf } from "../http/media-type.ts";
import type { SpecModel } from "../spec/model.ts";
import { isObject, valueAt, without } from "../values/json.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { withoutOmitted } from "./declared.ts";
import { branchesOf, listExamples, schemaOf } from "./resolve.ts";
import type { Schema } from "./schema.ts";

export function bodySchema(spec: SpecModel, operation: Operation): Schema | undefined {
  const mediaType = jsonMediaType(operation);
  return mediaType === undefined ? undefined : schemaOf(spec, operation.requestBody?.content[mediaType]?.schema);
}

/** The names of the fields in all branches of the body's schema. */
export function bodyFields(spec: SpecModel, operation: Operation): string[] {
  const schema = bodySchema(spec, operation);
  const branches = schema ? branchesOf(spec, schema) : [];
  return [...new Set(branches.flatMap(({ properties = {} }) => Object.keys(properties)))];
}

/** JSON pointer into the contract. */
export function bodyPointer({ contract }: SpecModel, operation: Operation): string | undefined {
  const mediaType = jsonMediaType(operation);
  if (mediaType === undefined || !operation.requestBody?.content[mediaType]?.schema) return undefined;
  const location = ["paths", operation.path, operation.method, "requestBody", "content", mediaType, "schema"];
  const pointer = locate(contract, location);
  // Prefer the named schema over the reference to it.
  const schema = valueAt(contract, pointer);
  const keys = Object.keys(Object(schema));
  return isObject(schema) && typeof schema.$ref === "string" && keys.length === 1 ? schema.$ref.slice(1) : pointer;
}

export function validateBody(spec: SpecModel, operation: Operation, body: unknown): string[] {
  const pointer = bodyPointer(spec, operation);
  return pointer === undefined ? [] : spec.validate(pointer, body);
}

export function exampleBodies(spec: SpecModel, operation: Operation): unknown[] {
  const media = operation.requestBody?.content[jsonMediaType(operation) ?? ""];
  return media ? listExamples(spec, media).map((body) => withoutOmitted(spec, media.schema, body)) : [];
}

/**
 * The first example of the contract, or a generated body. Undefined if the operation has no body, or one in a media type
 * that cannot be generated.
 */
export function bodyFor(spec: SpecModel, operation: Operation): unknown {
  const [example] = exampleBodies(spec, operation);
  if (example !== undefined) return example;
  if (bodyPointer(spec, operation) === undefined) return otherBodyFor(spec, operation);
  const generated = fc.sample(arbitraryOf(spec, bodySchema(spec, operation)), { seed: 1, numRuns: 20 });
  const { notGenerated = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  // A generated reference does not identify a resource.
  const bodies = generated.map((body) => notGenerated.reduce((rest, name) => without(rest, [name]), body));
  return [...bodies, ...generated].find((body) => validateBody(spec, operation, body).length === 0);
}

function otherBodyFor(spec: SpecModel, operation: Operation): unknown {
  const type = requestMediaType(operation);
  const media = operation.requestBody?.content[type];
  if (!media) return undefined;
  const example = listExamples(spec, media).find((each) => typeof each === "string" || isFormType(type));
  if (example !== undefined || isJsonType(type)) return example ?? {};
  if (isFormType(type)) return fc.sample(arbitraryOf(spec, media.schema), { seed: 1, numRuns: 1 })[0];
  return ["text/plain", "application/octet-stream"].includes(mediaTypeOf(type)) ? "text" : undefined;
}

/** The valid examples of the contract, and generated bodies. */
export function listValidBodies(spec: SpecModel, operation: Operation, seed: number): unknown[] {
  const generated = fc.sample(arbitraryOf(spec, bodySchema(spec, operation)), { seed, numRuns: 40 });
  return [...exampleBodies(spec, operation), ...generated].filter(
    (body) => validateBody(spec, operation, body).length === 0,
  );
}

/** Returns a valid body with the parent of a location, so that an invalid value at the location is the only error. */
export type BodyGenerator = (location: readonly string[]) => unknown;

/** Prefers examples over generated bodies, and bodies with a value at the location. */
export function createBodyGenerator(spec: SpecModel, operation: Operation, seed: number): BodyGenerator {
  const examples = exampleBodies(spec, operation).filter((body) => validateBody(spec, operation, body).length === 0);
  let generated: unknown[] | undefined;
  const generate = () => {
    generated ??= fc.sample(arbitraryOf(spec, bodySchema(spec, operation)), { seed, numRuns: 40 });
    return generated.filter((body) => validateBody(spec, operation, body).length === 0);
  };
  return (location) => {
    const hasParent = (body: unknown) => isObject(valueAt(body, formatPointer(location.slice(0, -1))));
    const has = (body: unknown) => valueAt(body, formatPointer(location)) !== undefined;
    return examples.find(has) ?? generate().find(has) ?? examples.find(hasParent) ?? generate().find(hasParent);
  };
}

function jsonMediaType({ requestBody }: Operation): string | undefined {
  return Object.keys(requestBody?.content ?? {}).find(isJsonType);
}
