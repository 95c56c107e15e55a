import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { Plan } from "../base/plan.ts";
import { listSchemaLocations } from "../schema/locations.ts";
import { bodyFields, bodySchema } from "../schema/request-body.ts";
import { getOrCompute } from "../values/cache.ts";
import { uniqueFields } from "./fields.ts";

/**
 * Adds ids to the plan's `notGenerated`: body fields and query parameters with the name of a path parameter, such as
 * `author_id`, and a field with the resource's own id.
 */
export function withReferences(spec: SpecModel): Plan {
  const isId = (operation: Operation, name: string) =>
    isOwnId(operation, name, spec) || findResourcePath(name, operation, spec) !== undefined;
  const operations = spec.operations.flatMap((operation): [string, object][] => {
    const facts = spec.plan.operations?.[operation.operationId];
    const parameters = operation.parameters.flatMap((each) => (each.in === "query" ? each.name : []));
    const found = [...parameters, ...bodyFields(spec, operation)].filter((name) => isId(operation, name));
    const notGenerated = [...new Set([...(facts?.notGenerated ?? []), ...found])];
    return found.length === 0 ? [] : [[operation.operationId, { ...facts, notGenerated }]];
  });
  return { ...spec.plan, operations: { ...spec.plan.operations, ...Object.fromEntries(operations) } };
}

export interface BodyReference {
  /** Such as `["author_id"]`, or `["items", "0", "book_id"]` for each item of an array. */
  path: string[];
  /** The path of the referenced resource: `/authors/{author_id}`. */
  resourcePath: string;
}

const cache = new WeakMap<Operation, BodyReference[]>();

/** The top-level fields of a body, and the fields of items in its arrays, that have the name of a path parameter. */
export function listBodyReferences(operation: Operation, spec: SpecModel): BodyReference[] {
  return getOrCompute(cache, operation, () =>
    listSchemaLocations(spec, bodySchema(spec, operation)).flatMap(({ path }) => {
      const name = path.at(-1) ?? "";
      const isNested = path.length > 1 && !(path.length === 3 && path[1] === "0");
      if (isNested || isOwnId(operation, name, spec)) return [];
      const resourcePath = findResourcePath(name, operation, spec);
      return resourcePath === undefined ? [] : [{ path, resourcePath }];
    }),
  );
}

/** The body fields that scenarios do not replace: `notGenerated` and unique fields, and arrays whose items contain ids. */
export function fixedFields(operation: Operation, spec: SpecModel): string[] {
  const { notGenerated = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const references = listBodyReferences(operation, spec).flatMap(({ path }) => path.slice(0, 1));
  const fixed = new Set([...notGenerated, ...uniqueFields(operation, spec), ...references]);
  return bodyFields(spec, operation).filter((name) => fixed.has(name));
}

// Prefers a resource with the same parents as the operation. Undefined if the name is not the name of an id.
function findResourcePath(name: string, { path }: Operation, { operations }: SpecModel): string | undefined {
  if (!idName.test(name)) return undefined;
  const end = `{${name}}`;
  const paths = operations.flatMap((each) =>
    each.path.includes(end) ? [each.path.slice(0, each.path.indexOf(end) + end.length)] : [],
  );
  const isBelow = (each: string) => path.startsWith(each.slice(0, each.lastIndexOf("}", each.length - 2) + 1));
  return paths.toSorted((a, b) => Number(isBelow(b)) - Number(isBelow(a)) || b.length - a.length)[0];
}

const idName = /[a-z0-9](_id|_uuid|Id|Uuid)$/;

// The operation creates or changes the resource with this id.
function isOwnId({ path }: Operation, name: string, { operations }: SpecModel): boolean {
  return path.endsWith(`/{${name}}`) || operations.some((each) => each.path === `${path}/{${name}}`);
}
