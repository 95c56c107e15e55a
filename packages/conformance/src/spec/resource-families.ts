import type { Operation } from "@crewkit/openapi";
import { type SpecModel, successOf } from "./model.ts";
import { parentOf, pathPatternOf, resourcePathOf } from "./paths.ts";
import { findIdPointer, findProducers } from "./producers.ts";

/** The operations around a kind of thing: what makes one, lists them, and reads, changes and removes it. */
export interface ResourceFamily {
  /** `/{}/projects/{}`. */
  pathPattern: string;
  create: Operation;
  /** In the order of the thing's path: expressions that tell its ids in the answer of `create` and its request. */
  ids: string[];
  /** The name of the field that has its own id, the last one, in what shows it. */
  idField: string;
  list: Operation | undefined;
  get: Operation | undefined;
  update: Operation | undefined;
  remove: Operation | undefined;
  /** All else that can be asked of the thing: `/{}/projects/{}/repos`. */
  others: Operation[];
}

const cache = new WeakMap<SpecModel, ResourceFamily[]>();

/** The families of a contract: one for each thing that an operation makes. */
export function listResourceFamilies(spec: SpecModel): ResourceFamily[] {
  const families = cache.get(spec) ?? findFamilies(spec);
  cache.set(spec, families);
  return families;
}

function findFamilies(spec: SpecModel): ResourceFamily[] {
  return [...findProducers(spec)].map(([pathPattern, { operation: create, ids }]) => {
    const operationAt = (method: string, path: string) =>
      spec.operations.find((each) => each.method === method && pathPatternOf(each.path) === path);
    const list = operationAt("get", pathPatternOf(create.path)) ?? operationAt("get", parentOf(pathPattern));
    const [get, remove] = [operationAt("get", pathPattern), operationAt("delete", pathPattern)];
    const update = operationAt("patch", pathPattern) ?? operationAt("put", pathPattern);
    const others = listOperationsOn(spec, pathPattern).filter((each) => pathPatternOf(each.path) !== pathPattern);
    return { pathPattern, create, ids, idField: idFieldOf(ids, get, spec), list, get, update, remove, others };
  });
}

// As its creation tells it; where that tells only its Location, as what reads it does.
function idFieldOf(ids: readonly string[], get: Operation | undefined, spec: SpecModel): string {
  const expression = ids.at(-1) ?? "";
  const pointer = expression.startsWith("$response.body") ? expression : get && findIdPointer(get, get.path, spec);
  return pointer?.split("/").at(-1) ?? "id";
}

export function listOperationsOn(spec: SpecModel, pathPattern: string): Operation[] {
  return spec.operations.filter(
    ({ path }) =>
      pathPatternOf(resourcePathOf(path)) === pathPattern || pathPatternOf(path).startsWith(`${pathPattern}/`),
  );
}

/**
 * One family for each operation that makes something, as its 201 says (RFC 9110, section 15.3.2): where its links lead
 * to several things, such as a subscription and what is subscribed to, the one that most can be done with.
 */
export function listCreatedFamilies(spec: SpecModel): ResourceFamily[] {
  const families = listResourceFamilies(spec).filter(({ create }) => successOf(create) === 201);
  const creations = [...new Set(families.map(({ create }) => create))];
  return creations.flatMap((each) => {
    const candidates = families.filter(({ create }) => create === each);
    return candidates.toSorted((a, b) => rank(b) - rank(a)).slice(0, 1);
  });
}

// What can be removed is a thing of its own more than what can be read only.
function rank({ remove, update, get }: ResourceFamily): number {
  return (remove ? 4 : 0) + (update ? 2 : 0) + (get ? 1 : 0);
}

/**
 * Where a thing can be found: at its own path, and at others that its creation links to by the same ids, such as an
 * organization at `/organizations/{}` and at the beginning of `/{}/projects`.
 */
export function listEquivalentPaths(
  spec: SpecModel,
  pathPattern: string,
  ids: readonly string[],
): { pathPattern: string; ids: string[] }[] {
  const families = listResourceFamilies(spec);
  const own = families.find((family) => family.pathPattern === pathPattern);
  const others = families.filter((family) => family !== own && family.create === own?.create);
  const aliases = others.map((other) => ({
    pathPattern: other.pathPattern,
    ids: other.ids.flatMap((expression) => ids[own?.ids.indexOf(expression) ?? -1] ?? []),
    expectedCount: other.ids.length,
  }));
  const complete = aliases.filter((alias) => alias.ids.length === alias.expectedCount);
  return [
    { pathPattern, ids: [...ids] },
    ...complete.map((alias) => ({ pathPattern: alias.pathPattern, ids: alias.ids })),
  ];
}
