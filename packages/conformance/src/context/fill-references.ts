import { formatPointer } from "@crewkit/openapi";
import type { RequestDraft } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import { validateBody } from "../schema/request-body.ts";
import { parameterNames, pathPatternOf, withIds } from "../spec/paths.ts";
import { type BodyReference, listBodyReferences } from "../spec/references.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { valueAt, withValue } from "../values/json.ts";
import type { EngineContext } from "./engine-context.ts";
import { perContext } from "./memoize.ts";
import { createInFamily } from "./resource-provider.ts";

export interface ReferenceOptions {
  /** True to refer to new resources, because an API may allow only one reference to a resource. */
  isolated: boolean;
  isKept?(reference: BodyReference, id: unknown): boolean;
}

// Resource types can refer to each other.
const activeOperations = perContext(() => new Set<string>());

/**
 * Replaces the ids in a body, except those to keep, with the ids of existing resources that have the parents of the draft's
 * path.
 *
 * @throws SkipError if no resource can be found or created.
 */
export async function fillReferences(
  draft: RequestDraft,
  options: ReferenceOptions,
  context: EngineContext,
): Promise<RequestDraft> {
  const { operationId } = draft.operation;
  const active = activeOperations(context);
  const isNested = active.has(operationId);
  active.add(operationId);
  return fill(draft, options, context).finally(() => isNested || active.delete(operationId));
}

async function fill(draft: RequestDraft, options: ReferenceOptions, context: EngineContext): Promise<RequestDraft> {
  const { operation, path, body } = draft;
  const references = listBodyReferences(operation, context.spec).flatMap((each) => locate(each, body));
  const isKept = (each: LocatedReference) => options.isKept?.(each, each.id) ?? false;
  const kept = references.filter((each) => isKept(each) && each.path.length === 1);
  const known: Record<string, string> = { ...path, ...Object.fromEntries(kept.map(({ name, id }) => [name, `${id}`])) };
  const depthOf = ({ resourcePath }: BodyReference) => parameterNames(resourcePath).length;
  const replaced = references.filter((each) => !isKept(each)).toSorted((a, b) => depthOf(b) - depthOf(a));
  let filled = body;
  // The id of a resource determines the ids of its parents.
  for (const { name, path, id, resourcePath } of replaced) {
    if (known[name] === undefined)
      Object.assign(known, withIds(resourcePath, await findExisting(resourcePath, known, options.isolated, context)));
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
