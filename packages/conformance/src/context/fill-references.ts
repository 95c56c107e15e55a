import { formatPointer } from "@crewkit/openapi";
import type { RequestDraft } from "../http/draft.ts";
import { validateBody } from "../schema/request-body.ts";
import { parameterNames, pathPatternOf, withIds } from "../spec/paths.ts";
import { type BodyReference, listBodyReferences } from "../spec/references.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { valueAt, withValue } from "../values/json.ts";
import type { RunContext } from "./context.ts";
import { perContext } from "./memoize.ts";
import { createInFamily } from "./resource-provider.ts";
import { SkipError } from "./skip.ts";

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
  context: RunContext,
): Promise<RequestDraft> {
  const { operationId } = draft.operation;
  const active = activeOperations(context);
  const isNested = active.has(operationId);
  active.add(operationId);
  return fill(draft, options, context).finally(() => isNested || active.delete(operationId));
}

async function fill(draft: RequestDraft, options: ReferenceOptions, context: RunContext): Promise<RequestDraft> {
  const known = { ...draft.path };
  const invented: BodyReference[] = [];
  for (const reference of listBodyReferences(draft.operation, context.spec).flatMap((each) => locate(each, draft))) {
    const id = idAt(draft, reference);
    if (!options.isKept?.(reference, id)) invented.push(reference);
    else if (reference.path.length === 1) known[nameOf(reference)] = String(id);
  }
  const depthOf = ({ resourcePath }: BodyReference) => parameterNames(resourcePath).length;
  let filled = draft;
  // The id of a resource determines the ids of its parents.
  for (const reference of invented.toSorted((a, b) => depthOf(b) - depthOf(a))) {
    const { isolated } = options;
    const { resourcePath } = reference;
    if (known[nameOf(reference)] === undefined)
      Object.assign(known, withIds(resourcePath, await findExisting(resourcePath, known, isolated, context)));
    filled = withId(filled, reference, known[nameOf(reference)] ?? "");
  }
  return errorsIn(filled, context) > errorsIn(draft, context) ? draft : filled;
}

function errorsIn({ operation, body }: RequestDraft, { spec }: RunContext): number {
  return validateBody(spec, operation, body).length;
}

function withId(draft: RequestDraft, reference: BodyReference, id: string): RequestDraft {
  const value = typeof idAt(draft, reference) === "number" ? Number(id) : id;
  return { ...draft, body: withValue(draft.body, reference.path, value) };
}

function nameOf({ path }: BodyReference): string {
  return path.at(-1) ?? "";
}

function idAt({ body }: RequestDraft, { path }: BodyReference): unknown {
  return valueAt(body, formatPointer(path));
}

/** A reference in each item of the array, if there is an id. */
function locate(reference: BodyReference, draft: RequestDraft): BodyReference[] {
  const [name = "", , inner] = reference.path;
  const list = valueAt(draft.body, formatPointer([name]));
  const paths =
    inner === undefined ? [[name]] : Array.isArray(list) ? list.map((_, index) => [name, String(index), inner]) : [];
  return paths
    .map((path) => ({ ...reference, path }))
    .filter((each) => ["string", "number"].includes(typeof idAt(draft, each)));
}

/** @param known the ids of parents, by path parameter. */
async function findExisting(
  resourcePath: string,
  known: Record<string, string>,
  isolated: boolean,
  context: RunContext,
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
