import { formatPointer, type Operation, resolve } from "@crewkit/openapi";
import { documentedResponse, type SpecModel, successOf, successSchema } from "../base/model.ts";
import { listSchemaLocations } from "../schema/locations.ts";
import { getOrCompute } from "../values/cache.ts";
import { distinctBy, groupBy } from "../values/group.ts";
import { hasPages } from "./paging.ts";
import { parameterNames, parentOf, pathPatternOf, resourcePathOf } from "./paths.ts";

export interface ResourceFamily {
  /** Such as `/{}/projects/{}`. */
  pathPattern: string;
  create: Operation;
  /** Runtime expressions for the response and request of `create`, in path order. */
  ids: string[];
  /** The response field with the resource's own id, the last of `ids`. */
  idField: string;
  list: Operation | undefined;
  get: Operation | undefined;
  update: Operation | undefined;
  remove: Operation | undefined;
}

const cache = new WeakMap<SpecModel, ResourceFamily[]>();

export function listResourceFamilies(spec: SpecModel): ResourceFamily[] {
  return getOrCompute(cache, spec, () =>
    findProducers(spec).map(({ pathPattern, create, ids }) => {
      const at = (method: string, path: string) => operationAt(spec, method, path);
      const found = at("get", pathPatternOf(create.path)) ?? at("get", parentOf(pathPattern));
      const list = found && hasPages(found, spec) ? found : undefined;
      const [get, remove] = [at("get", pathPattern), at("delete", pathPattern)];
      const update = at("patch", pathPattern);
      return { pathPattern, create, ids, idField: idFieldOf(ids, get, spec), list, get, update, remove };
    }),
  );
}

export function operationAt({ operations }: SpecModel, method: string, pathPattern: string): Operation | undefined {
  return operations.find((each) => each.method === method && pathPatternOf(each.path) === pathPattern);
}

// The field in the response of `create`, or in the response of `get` if `create` only returns a Location header.
function idFieldOf(ids: readonly string[], get: Operation | undefined, spec: SpecModel): string {
  const expression = ids.at(-1) ?? "";
  const pointer = expression.startsWith("$response.body") ? expression : get && findIdPointer(get, get.path, spec);
  return pointer?.split("/").at(-1) ?? "id";
}

type Producer = Pick<ResourceFamily, "pathPattern" | "create" | "ids">;

/**
 * Finds the operation that creates each resource type: the first with a link to an operation on the resource (OpenAPI 3.1,
 * section 4.8.20), preferring a 201, or else a POST to the parent path that returns a 201 with an id.
 */
function findProducers(spec: SpecModel): Producer[] {
  const candidates = spec.operations.filter(({ method }) => method === "post");
  const createOperations = candidates.toSorted((a, b) => Number(successOf(b) === 201) - Number(successOf(a) === 201));
  const linked = createOperations.flatMap((create) => linkedResources(create, spec));
  return distinctBy([...linked, ...findUnlinkedProducers(spec)], ({ pathPattern }) => pathPattern);
}

function linkedResources(create: Operation, spec: SpecModel): Producer[] {
  const links = Object.values(documentedResponse(create, successOf(create))?.links ?? {});
  return links.flatMap((each) => {
    const { operationId, parameters = {} } = resolve(spec.contract, each);
    const { path = "" } = spec.operations.find((operation) => operation.operationId === operationId) ?? {};
    const pathPattern = pathPatternOf(resourcePathOf(path));
    const ids = parameterNames(path).map((name) => String(parameters[name] ?? parameters[`path.${name}`] ?? ""));
    // An operation on the resource itself does not create it.
    const isOwn = pathPatternOf(create.path).startsWith(pathPattern);
    return isOwn || !ids.at(-1)?.startsWith("$response.body") ? [] : [{ pathPattern, create, ids }];
  });
}

function findUnlinkedProducers(spec: SpecModel): Producer[] {
  const resourcePaths = spec.operations.map(({ path }) => resourcePathOf(path)).filter((path) => path.endsWith("}"));
  return [...new Set(resourcePaths)].flatMap((resourcePath): Producer[] => {
    const create = operationAt(spec, "post", pathPatternOf(parentOf(resourcePath)));
    const id = create && successOf(create) === 201 ? idExpressionFor(create, resourcePath, spec) : undefined;
    if (!create || id === undefined) return [];
    const parentIds = parameterNames(create.path).map((name) => `$request.path.${name}`);
    return [{ pathPattern: pathPatternOf(resourcePath), create, ids: [...parentIds, id] }];
  });
}

function idExpressionFor(operation: Operation, resourcePath: string, spec: SpecModel): string | undefined {
  const found = findIdPointer(operation, resourcePath, spec);
  if (found !== undefined) return `$response.body#${found}`;
  const { headers = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  return headers.Location ? "$response.header.Location" : undefined;
}

/** In this order: the field in the plan, a field with the name of the path parameter, or `id`. At most one level deep. */
function findIdPointer(operation: Operation, resourcePath: string, spec: SpecModel): string | undefined {
  const names = [spec.plan.resourceTypes?.[pathPatternOf(resourcePath)]?.id, parameterNames(resourcePath).at(-1), "id"];
  const paths = listSchemaLocations(spec, successSchema(operation)).map(({ path }) => path);
  const outerFirst = paths.filter(({ length }) => length <= 2).toSorted((a, b) => a.length - b.length);
  const [found] = names.flatMap((name) => outerFirst.filter((path) => path[0] !== "0" && path.at(-1) === name));
  return found && formatPointer(found);
}

/**
 * The prefixes of a path that address a resource, and the path up to its last id. Skips ids that only lead to a resource
 * together with others.
 *
 * @example
 * listResourcePaths("/teams/{team}/members/{user}/role", spec); // ["/teams/{team}", "/teams/{team}/members/{user}"]
 */
export function listResourcePaths(path: string, { operations }: SpecModel): string[] {
  const paths = [...path.matchAll(/\}/g)].map(({ index }) => path.slice(0, index + 1));
  const isResource = (path: string) =>
    operations.some((each) => pathPatternOf(resourcePathOf(each.path)) === pathPatternOf(path));
  return paths.filter((each) => each === resourcePathOf(path) || isResource(each));
}

export function listOperationsOn(spec: SpecModel, pathPattern: string): Operation[] {
  return spec.operations.filter(
    ({ path }) =>
      pathPatternOf(resourcePathOf(path)) === pathPattern || pathPatternOf(path).startsWith(`${pathPattern}/`),
  );
}

/**
 * One family per operation that returns a 201 (RFC 9110, section 15.3.2). If the operation links to several resource
 * types, prefers a resource type with a DELETE operation, then with a PATCH, then with a GET.
 */
export function listCreatedFamilies(spec: SpecModel): ResourceFamily[] {
  const families = listResourceFamilies(spec).filter(({ create }) => successOf(create) === 201);
  const candidates = groupBy(families, ({ create }) => create.operationId);
  return [...candidates.values()].flatMap((each) => each.toSorted(compareFamilies).slice(0, 1));
}

function compareFamilies(a: ResourceFamily, b: ResourceFamily): number {
  const keys = ["remove", "update", "get"] as const;
  const differing = keys.find((key) => Boolean(a[key]) !== Boolean(b[key]));
  if (differing === undefined) return 0;
  return a[differing] ? -1 : 1;
}

/**
 * The resource's own path, and other paths that its create operation links to with the same ids, such as
 * `/organizations/{}` and the prefix of `/{}/projects`.
 */
export function listEquivalentPaths(
  spec: SpecModel,
  pathPattern: string,
  ids: readonly string[],
): { pathPattern: string; ids: string[] }[] {
  const families = listResourceFamilies(spec);
  const family = families.find((each) => each.pathPattern === pathPattern);
  const others = families.filter((each) => each !== family && each.create === family?.create);
  const aliases = others.flatMap((other) => {
    const otherIds = other.ids.flatMap((expression) => ids[family?.ids.indexOf(expression) ?? -1] ?? []);
    return otherIds.length === other.ids.length ? [{ pathPattern: other.pathPattern, ids: otherIds }] : [];
  });
  return [{ pathPattern, ids: [...ids] }, ...aliases];
}
