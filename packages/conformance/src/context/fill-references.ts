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
import type { BaseRequest, EngineContext, RequestOptions } from "./engine-context.ts";
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
  if (context.target.stateless || !(base.hasExampleIds || bodyEdits(testCase).length > 0)) return draft;
  const references = listBodyReferences(operation, context.spec)
    .flatMap((each) => locate(each, body))
    .filter(({ path }) => testCase?.errorField?.path.join() !== path.join());
  const inBase = ({ path }: BodyReference) => valueAt(base.draft.body, formatPointer(path));
  const isPlanned = (each: BodyReference) => !base.hasExampleIds && inBase(each);
  const planned = references.filter(isPlanned);
  const planBody = planned.reduce((changed, each) => withValue(changed, each.path, inBase(each)), body);
  const known = { ...base.draft.path };
  for (const each of planned) if (each.path.length === 1) known[each.name] = String(inBase(each));
  const active = activeOperations(context);
  const isNested = active.has(operation.operationId);
  active.add(operation.operationId);
  try {
    const others = references.filter((each) => !isPlanned(each));
    const filled = await fill(planBody, others, { known, isolated, context });
    const countErrors = (value: unknown) => validateBody(context.spec, operation, value).length;
    return countErrors(filled) > countErrors(body) ? draft : { ...draft, body: filled };
  } catch (error) {
    // If the request must be rejected because of another error, the ids do not matter.
    const isOptional = references.every(inBase) || !isSuccess(testCase?.status ?? 200);
    if (error instanceof SkipError && isOptional) return draft;
    throw error;
  } finally {
    if (!isNested) active.delete(operation.operationId);
  }
}

interface FillOptions {
  /** Ids by path parameter. */
  known: Record<string, string>;
  /** True to refer to new resources, because an API may allow only one reference to a resource. */
  isolated: boolean;
  context: EngineContext;
}

async function fill(body: unknown, references: readonly LocatedReference[], options: FillOptions): Promise<unknown> {
  const { known } = options;
  const depthOf = ({ resourcePath }: BodyReference) => parameterNames(resourcePath).length;
  let filled = body;
  // The id of a resource determines the ids of its parents.
  for (const { name, path, id, resourcePath } of references.toSorted((a, b) => depthOf(b) - depthOf(a))) {
    if (known[name] === undefined)
      Object.assign(known, withIds(resourcePath, await findExisting(resourcePath, options)));
    const found = known[name] ?? "";
    filled = withValue(filled, path, typeof id === "number" ? Number(found) : found);
  }
  return filled;
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

async function findExisting(resourcePath: string, { known, isolated, context }: FillOptions): Promise<string[]> {
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
