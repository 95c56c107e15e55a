import { readIds } from "../../context/resources.ts";
import { SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import { isSuccess, type SpecModel } from "../../spec/model.ts";
import { idsIn, parameterNames, parentOf, pathPatternOf, resourcePathOf, withIds } from "../../spec/paths.ts";
import { listResourceFamilies, type ResourceFamily } from "../../spec/resource-families.ts";
import type { ScenarioSteps } from "../scenario.ts";

/**
 * Creates a resource under another parent than usual.
 *
 * @throws SkipError if the API rejects the request, because its body may refer to resources of the usual parent.
 */
export async function createChild(
  { create, ids }: ResourceFamily,
  parentIds: readonly string[],
  { context, sendAnyStatus }: ScenarioSteps,
): Promise<string[]> {
  const overrides = { path: withIds(create.path, parentIds) };
  const response = await sendAnyStatus(await context.createDraft(create, { isolated: true, overrides }));
  if (isSuccess(response.status)) return readIds(ids, response);
  throw new SkipError(
    `${create.operationId} rejected the plan's request under another parent with ${response.status}.`,
  );
}

/** Replaces a parent by a sibling. A sibling of a nested parent has the same grandparent. */
export async function withOtherParent(
  parent: string,
  { path }: RequestDraft,
  steps: ScenarioSteps,
): Promise<Record<string, string>> {
  const { context } = steps;
  const family = listResourceFamilies(context.spec).find(({ pathPattern }) => pathPattern === pathPatternOf(parent));
  const grandparent = resourcePathOf(parentOf(parent));
  const isNested = grandparent !== "" && family && resourcePathOf(family.create.path) === grandparent;
  const ids = isNested
    ? await createChild(family, idsIn(grandparent, path), steps)
    : await context.secondResourceIds(parent);
  const [name = "", id = ""] = [parameterNames(parent).at(-1), ids.at(-1)];
  if (path[name] === id) throw onlyParent(parent);
  return { ...path, [name]: id };
}

export function onlyParent(path: string): SkipError {
  return new SkipError(`The plan creates only one ${pathPatternOf(path)}.`);
}

/** @throws SkipError if no operation creates the resource. */
export function familyAt(path: string, spec: SpecModel): ResourceFamily {
  const family = listResourceFamilies(spec).find((each) => each.pathPattern === pathPatternOf(path));
  if (!family) throw new SkipError(`No operation creates ${pathPatternOf(path)}.`);
  return family;
}
