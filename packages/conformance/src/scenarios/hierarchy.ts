import type { Operation } from "@crewkit/openapi";
import { documents, isSuccess, type SpecModel } from "../base/model.ts";
import { SkipError } from "../base/skip.ts";
import type { EngineContext, EngineSteps } from "../context/engine-context.ts";
import { memoizePerContext } from "../context/memoize.ts";
import { readPages } from "../context/read-pages.ts";
import { readIds } from "../context/resource-provider.ts";
import { parseResponse } from "../http/draft.ts";
import { bodyFields } from "../schema/request-body.ts";
import { unknownStatus } from "../spec/error-statuses.ts";
import { parameterNames, parentOf, pathPatternOf, resourcePathOf, withIds } from "../spec/paths.ts";
import { firstActor } from "../spec/permissions.ts";
import {
  listCreatedFamilies,
  listResourceFamilies,
  listResourcePaths,
  type ResourceFamily,
} from "../spec/resource-families.ts";
import { text } from "../values/format.ts";
import { hasId } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts } from "./scenario.ts";
import { checkBodyReference, listReferences } from "./tools/foreign-references.ts";
import { draftAt, expectRejected, readResource } from "./tools/resources.ts";

/**
 * A child is neither found nor listed under another parent (RESTler's resource hierarchy), even if the caller can access
 * both parents.
 */
export const hierarchy: ScenarioGenerator = (spec) => [
  ...spec.operations.flatMap((operation) =>
    listResourcePaths(operation.path, spec)
      .slice(0, -1)
      .map((parent) => ({
        operation,
        variant: parameterNames(parent).at(-1) ?? "",
        writes: true,
        run: (steps: EngineSteps) => checkOperation(operation, parent, steps),
      })),
  ),
  ...listCreatedFamilies(spec).flatMap((family) => listScenarios(family, spec)),
  ...spec.operations.filter((each) => !each.readOnly).flatMap((each) => bodyScenarios(each, spec)),
];

async function checkOperation(operation: Operation, parent: string, steps: EngineSteps): Promise<void> {
  const { context } = steps;
  const { spec } = context;
  const path = resourcePathOf(operation.path);
  // A new resource belongs to one parent.
  const ids = await context.resourceIds(path, true);
  const address = { pathPattern: pathPatternOf(path), ids, owner: context };
  const draft = await draftAt(operation, ids, context);
  const otherParent = withIds(parent, await secondResourceIds(context, parent));
  const { permission } = spec.plan.errorStatuses;
  const statuses = [unknownStatus(operation, parameterNames(path).at(-1) ?? "", spec), permission];
  const rejection = {
    as: firstActor(operation, spec),
    // The caller may have no permission for the other parent.
    statuses: statuses.filter((status) => documents(operation, status)),
    resources: new Map([[address, await readResource(address, steps)]]),
  };
  await expectRejected({ ...draft, path: { ...draft.path, ...otherParent } }, rejection, steps);
}

// One scenario for each parent of the list. The other parent's children belong to it as well.
function listScenarios(family: ResourceFamily, spec: SpecModel): ScenarioParts[] {
  const { list, create, pathPattern } = family;
  if (!list || pathPatternOf(list.path) !== pathPatternOf(create.path)) return [];
  if (spec.plan.resourceTypes?.[pathPattern]?.shared) return [];
  const parents = listResourcePaths(list.path, spec);
  const names = parents.flatMap((each) => parameterNames(each).slice(-1));
  return parents.map((_, index) => ({
    operation: list,
    variant: names.slice(index).join(" and "),
    writes: true,
    run: (steps: EngineSteps) => checkList(family, list, parents.slice(index), steps),
  }));
}

async function checkList(
  { create, ids, idField }: ResourceFamily,
  list: Operation,
  [other = "", ...children]: string[],
  steps: EngineSteps,
): Promise<void> {
  const { context, send, expect } = steps;
  let otherIds = await secondResourceIds(context, other);
  for (const child of children) otherIds = await createChild(child, otherIds, context);
  const id = readIds(ids, await send(await context.createDraft(create, { isolated: true }))).at(-1);
  const { items } = await readPages(await draftAt(list, otherIds, context), steps, 100);
  const isListed = items.some((item) => hasId(item, idField, id));
  expect(!isListed, text`Expected ${list.operationId} not to list ${id}, which belongs to another parent.`);
}

// Skips families that are created below another parent.
function bodyScenarios(operation: Operation, spec: SpecModel): ScenarioParts[] {
  return listReferences(operation, bodyFields(spec, operation), spec)
    .filter(({ family }) => pathPatternOf(family.create.path) === parentOf(family.pathPattern))
    .map((reference) => ({
      operation,
      variant: `body ${reference.name}`,
      async run(steps) {
        const { create, pathPattern } = reference.family;
        const parentIds = await secondResourceIds(steps.context, resourcePathOf(create.path));
        const ids = await createChild(pathPattern, parentIds, steps.context);
        await checkBodyReference(operation, reference, { ids, owner: steps.context }, steps);
      },
    }));
}

/** The ids of an unrelated second resource, created once per run. */
const secondResourceIds = memoizePerContext((context, path) => context.newResourceIds(path));

/** @throws SkipError if the API rejects the request, because its body may refer to resources of the usual parent. */
async function createChild(path: string, parentIds: readonly string[], context: EngineContext): Promise<string[]> {
  const family = listResourceFamilies(context.spec).find((each) => each.pathPattern === pathPatternOf(path));
  if (!family) throw new SkipError(`No operation creates ${pathPatternOf(path)}.`);
  const { create, ids } = family;
  const overrides = { path: withIds(create.path, parentIds) };
  const draft = await context.createDraft(create, { isolated: true, overrides });
  const { response } = await context.send(draft);
  if (isSuccess(response.status)) return readIds(ids, parseResponse(draft, response));
  throw new SkipError(
    `${create.operationId} rejected the plan's request under another parent with ${response.status}. Add a scenario for it to the plan.`,
  );
}
