import { formatPointer } from "@crewkit/openapi";
import { isSuccess } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import { validateBody } from "../schema/request-body.ts";
import { parameterNames, pathPatternOf, withIds } from "../spec/paths.ts";
import { type BodyReference, listBodyReferences } from "../spec/references.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { valueAt, withValue } from "../values/json.ts";
import { bodyEdits } from "./apply-test-case.ts";
import type { BaseRequest, RequestOptions } from "./base-request.ts";
import type { EngineContext } from "./engine-context.ts";
import { perContext } from "./memoize.ts";
import { createInFamily } from "./resource-provider.ts";

// Resource types can refer to each other.
const activeOperations = perContext(() => new Set<string>());

/**
 * Replaces the ids in a body with the ids of existing resources that have the parents of the base's path. Keeps the ids of
 * the plan, and the field with the error of a test case.
 *
 * @throws SkipError if a request that must succeed needs an id that the base does not have, and no resource can be found or
 * created.
 */
export async function fillReferences(
  draft: RequestDraft,
  base: BaseRequest,
  { isolated = false, testCase }: RequestOptions,
  context: EngineContext,
): Promise<RequestDraft> {
  const { operation, body } = draft;
  const hasEdits = bodyEdits(testCase).length > 0;
  if (context.target.stateless || !(base.hasExampleIds || hasEdits)) return draft;
  const isError = ({ path }: BodyReference) => testCase?.errorField?.path.join() === path.join();
  const references = listBodyReferences(operation, context.spec).flatMap((each) => locate(each, body));
  const filled = references.filter((each) => !isError(each));
  const active = activeOperations(context);
  const isNested = active.has(operation.operationId);
  active.add(operation.operationId);
  try {
    return await fill(draft, filled, { base, isolated, context });
  } catch (error) {
    const isBase = filled.every(({ path }) => valueAt(base.draft.body, formatPointer(path)) !== undefined);
    // If the request must be rejected because of another error, the ids do not matter.
    if (error instanceof SkipError && (isBase || !isSuccess(testCase?.status ?? 200))) return draft;
    throw error;
  } finally {
    if (!isNested) active.delete(operation.operationId);
  }
}

interface FillOptions {
  base: BaseRequest;
  /** True to refer to new resources, because an API may allow only one reference to a resource. */
  isolated: boolean;
  context: EngineContext;
}

async function fill(
  draft: RequestDraft,
  references: readonly LocatedReference[],
  { base, isolated, context }: FillOptions,
): Promise<RequestDraft> {
  const { operation, body } = draft;
  const plannedId = ({ path }: LocatedReference) =>
    base.hasExampleIds ? undefined : valueAt(base.draft.body, formatPointer(path));
  const isPlanned = (each: LocatedReference) =>
    typeof plannedId(each) === "string" || typeof plannedId(each) === "number";
  const planned = references.filter(isPlanned);
  const known = { ...base.draft.path };
  for (const each of planned) if (each.path.length === 1) known[each.name] = String(plannedId(each));
  const depthOf = ({ resourcePath }: BodyReference) => parameterNames(resourcePath).length;
  const others = references.filter((each) => !isPlanned(each)).toSorted((a, b) => depthOf(b) - depthOf(a));
  let filled = planned.reduce((changed, each) => withValue(changed, each.path, plannedId(each)), body);
  // The id of a resource determines the ids of its parents.
  for (const { name, path, id, resourcePath } of others) {
    if (known[name] === undefined)
      Object.assign(known, withIds(resourcePath, await findExisting(resourcePath, known, isolated, context)));
    const found = known[name] ?? "";
    filled = withValue(filled, path, typeof id === "number" ? Number(found) : found);
  }
  const countErrors = (value: unknown) => validateBody(context.spec, operation, value).length;
  return countErrors(filled) > countErrors(body) ? draft : { ...draft, body: filled };
}

interface LocatedReference extends BodyReference {
  name: string;
  id: string | number;
}

/** A reference in each item of the array, if there is an id. */
function locate(reference: BodyReference, body: unknown): LocatedReference[] {
  const [name = "", , inner] = reference.path;
  const list = valueAt(body, formatPointer([name]));
  const paths =
    inner === undefined ? [[name]] : Array.isArray(list) ? list.map((_, index) => [name, String(index), inner]) : [];
  return paths.flatMap((path) => {
    const id = valueAt(body, formatPointer(path));
    return typeof id === "string" || typeof id === "number" ? [{ ...reference, path, name: inner ?? name, id }] : [];
  });
}

/** @param known the ids of parents, by path parameter. */
async function findExisting(
  resourcePath: string,
  known: Record<string, string>,
  isolated: boolean,
  context: EngineContext,
): Promise<string[]> {
  const { spec, target } = context;
  const pathPattern = pathPatternOf(resourcePath);
  const families = listResourceFamilies(spec);
  const active = families.filter(({ create }) => activeOperations(context).has(create.operationId));
  if (active.some((each) => `${pathPattern}/`.startsWith(`${each.pathPattern}/`)))
    throw new SkipError(`Needs ${resourcePath} before it can be created.`);
  const isPlanned = "create" in (spec.plan.resourceTypes?.[pathPattern] ?? {});
  const parents = parameterNames(resourcePath).slice(0, -1);
  const parentIds = parents.map((name) => known[name]);
  const canCreate = target.writes && !isPlanned && parentIds.every((id) => id !== undefined);
  const family = canCreate ? families.find((each) => each.pathPattern === pathPattern) : undefined;
  const create =
    family && (() => createInFamily(context, family, { path: withIds(family.create.path, parentIds.map(String)) }));
  if (create && isolated) return create();
  const ids = await context.resourceIds(resourcePath, isolated);
  if (parentIds.every((id, index) => id === undefined || id === ids[index])) return ids;
  if (create) return create();
  throw new SkipError(`Needs ${resourcePath} with the parents ${parentIds.join(", ")}, which cannot be created.`);
}
