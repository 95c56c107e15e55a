import { formatPointer, locate, type Operation } from "@crewkit/openapi";
import { isJsonType } from "../base/media-type.ts";
import type { SpecModel } from "../base/model.ts";
import { getOrCompute } from "../values/cache.ts";
import { isObject, valueAt, without } from "../values/json.ts";
import { withoutOmitted } from "./declared.ts";
import { branchesOf, listExamples, schemaOf } from "./resolve.ts";
import type { Schema } from "./schema.ts";
import { sampleValuesOf } from "./values.ts";

export function bodySchema(spec: SpecModel, operation: Operation): Schema | undefined {
  const mediaType = jsonMediaType(operation);
  return mediaType === undefined ? undefined : schemaOf(spec, operation.requestBody?.content[mediaType]?.schema);
}

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

function exampleBodies(spec: SpecModel, operation: Operation): unknown[] {
  const media = operation.requestBody?.content[jsonMediaType(operation) ?? ""];
  return media ? listExamples(spec, media).map((body) => withoutOmitted(spec, media.schema, body)) : [];
}

/** The first example of the contract, or a sample. Undefined if the operation has no JSON body. */
export function bodyFor(spec: SpecModel, operation: Operation): unknown {
  if (bodyPointer(spec, operation) === undefined) return undefined;
  const { notGenerated = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const [example] = exampleBodies(spec, operation);
  const valid = listValidBodies(spec, operation);
  // A generated id does not identify a resource.
  const withoutIds = valid.map((body) => notGenerated.reduce((rest, name) => without(rest, [name]), body));
  return example ?? [...withoutIds, ...valid].find((body) => validateBody(spec, operation, body).length === 0);
}

const validBodies = new WeakMap<Operation, unknown[]>();

/** The valid examples of the contract, and samples. */
export function listValidBodies(spec: SpecModel, operation: Operation): unknown[] {
  return getOrCompute(validBodies, operation, () => {
    const bodies = [...exampleBodies(spec, operation), ...sampleValuesOf(spec, bodySchema(spec, operation))];
    return bodies.filter((body) => validateBody(spec, operation, body).length === 0);
  });
}

/**
 * A valid body with a value at a location, or at least with its parent, so that an invalid value at the location is the
 * only error.
 */
export function bodyWith(spec: SpecModel, operation: Operation, location: readonly string[]): unknown {
  const bodies = listValidBodies(spec, operation);
  const hasValue = (body: unknown) => valueAt(body, formatPointer(location)) !== undefined;
  const hasParent = (body: unknown) => isObject(valueAt(body, formatPointer(location.slice(0, -1))));
  return bodies.find(hasValue) ?? bodies.find(hasParent);
}

function jsonMediaType({ requestBody }: Operation): string | undefined {
  return Object.keys(requestBody?.content ?? {}).find(isJsonType);
}
