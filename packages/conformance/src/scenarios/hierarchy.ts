import type { Operation } from "@crewkit/openapi";
import { memoizePerContext } from "../context/memoize.ts";
import { readIds } from "../context/resource-provider.ts";
import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import { unknownId } from "../schema/parameter.ts";
import { bodyFields } from "../schema/request-body.ts";
import { unknownStatus } from "../spec/error-statuses.ts";
import { documents, mayWrite, type SpecModel } from "../spec/model.ts";
import { idsIn, parameterNames, parentOf, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { firstActor } from "../spec/permissions.ts";
import { listCreatedFamilies, listResourcePaths, operationAt, type ResourceFamily } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { hasId } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import { expectRejected, findInList, type ResourceAddress, readResource } from "./tools/addresses.ts";
import { checkBodyReference, listReferences, type Reference } from "./tools/foreign-references.ts";
import { readList } from "./tools/lists.ts";
import { createChild, draftAt, familyAt } from "./tools/resources.ts";

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
        run: (steps: ScenarioSteps) => checkOperation(operation, parent, steps),
      })),
  ),
  ...listCreatedFamilies(spec).flatMap((family) => listScenarios(family, spec)),
  ...spec.operations.filter((each) => mayWrite(each, spec.plan)).flatMap((each) => bodyScenarios(each, spec)),
];

async function checkOperation(operation: Operation, parent: string, steps: ScenarioSteps): Promise<void> {
  const { context, expect } = steps;
  const pathPattern = pathPatternOf(resourcePathOf(operation.path));
  const addressOf = ({ path }: RequestDraft): ResourceAddress => {
    return { pathPattern, ids: idsIn(operation.path, path), owner: context };
  };
  const as = firstActor(operation, context.spec);
  const move = async (draft: RequestDraft) => ({ ...draft, as, path: await withOtherParent(parent, draft, steps) });
  let draft = await context.createDraft(operation, { isolated: true });
  let moved = await move(draft);
  if (await readResource(addressOf(moved), steps, true)) {
    // A new resource belongs to one parent, unless the plan says otherwise or ids are only unique within a parent.
    draft = await draftAt(operation, await context.newResourceIds(resourcePathOf(operation.path)), context);
    moved = await move(draft);
  }
  const found = await readResource(addressOf(moved), steps, true);
  if (found !== undefined) {
    const { volatileFields: ignoredFields = [], resourceTypes } = context.spec.plan;
    const isOther = differences(found, await readResource(addressOf(draft), steps), { ignoredFields }).length > 0;
    if (isOther || resourceTypes?.[pathPattern]?.shared || (await findInList(addressOf(moved), steps)))
      throw belongsToBoth(operation);
    const reader = operationAt(context.spec, "get", pathPattern) ?? operation;
    expect(false, describeShared(reader, pathPattern, addressOf(draft).ids.at(-1)), reader.operationId);
    if (operation === reader) return;
  }
  const statuses = await expectedStatuses(moved, steps);
  await expectRejected(moved, { statuses, resources: [addressOf(draft)] }, steps);
}

function belongsToBoth({ operationId }: Operation): SkipError {
  return new SkipError(
    `The resource of ${operationId} belongs to both parents, or both have a resource with the same id.`,
  );
}

function describeShared({ operationId }: Operation, pathPattern: string, id: string | undefined): string {
  return `Expected ${operationId} not to find ${id} under another parent. If a resource can belong to several parents, add resourceTypes: { "${pathPattern}": { shared: true } } to the plan.`;
}

// If the caller has no permission for the other parent, the API rejects every id there with the same status.
async function expectedStatuses(moved: RequestDraft, { context, seed }: ScenarioSteps): Promise<number[]> {
  const { operation } = moved;
  const { permission } = context.spec.plan.errorStatuses;
  const parameter = operation.parameters.find(({ name }) => name === parameterNames(operation.path).at(-1));
  const status = unknownStatus(operation, parameter?.name ?? "", context.spec);
  const unknown = parameter && unknownId(context.spec, parameter, seed);
  if (!documents(operation, status)) return [];
  if (!parameter || unknown === undefined) return [status];
  const { response } = await context.send({ ...moved, path: { ...moved.path, [parameter.name]: unknown } });
  return [response.status === permission ? permission : status];
}

// One scenario for each parent of the list. The other parent's children belong to it as well.
function listScenarios(family: ResourceFamily, spec: SpecModel): ScenarioParts[] {
  const { list } = family;
  if (!list || pathPatternOf(list.path) !== pathPatternOf(family.create.path)) return [];
  const parents = listResourcePaths(list.path, spec);
  const names = parents.flatMap((each) => parameterNames(each).slice(-1));
  return parents.map((_, index) => ({
    operation: list,
    variant: names.slice(index).join(" and "),
    writes: true,
    run: (steps: ScenarioSteps) => checkList(family, list, parents.slice(index), steps),
  }));
}

async function checkList(
  { pathPattern, create, ids, idField }: ResourceFamily,
  list: Operation,
  [other = "", ...children]: string[],
  steps: ScenarioSteps,
): Promise<void> {
  const { context, send, expect } = steps;
  if (context.spec.plan.resourceTypes?.[pathPattern]?.shared) throw belongsToBoth(list);
  let otherIds = await secondResourceIds(context, other);
  for (const child of children) otherIds = await createChild(child, otherIds, context);
  const draft = await draftAt(list, otherIds, context);
  const before = await readList(draft, steps, 100);
  const creation = await context.createDraft(create, { isolated: true });
  if (idsIn(create.path, creation.path).join() === otherIds.join()) throw onlyParent(other);
  const id = readIds(ids, await send(creation)).at(-1);
  const after = await readList(draft, steps, 100);
  const [wasListed, isListed] = [before, after].map(({ items }) => items.some((item) => hasId(item, idField, id)));
  expect(wasListed === true || !isListed, describeShared(list, pathPattern, id));
}

// Skips families that are created below another parent.
function bodyScenarios(operation: Operation, spec: SpecModel): ScenarioParts[] {
  return listReferences(operation, bodyFields(spec, operation), spec)
    .filter(({ family }) => pathPatternOf(family.create.path) === parentOf(family.pathPattern))
    .map((reference) => ({
      operation,
      variant: `body ${reference.name}`,
      run: (steps) => checkBody(operation, reference, steps),
    }));
}

async function checkBody(operation: Operation, reference: Reference, steps: ScenarioSteps): Promise<void> {
  const { context } = steps;
  const { create, pathPattern } = reference.family;
  const parent = resourcePathOf(create.path);
  const parentIds = await secondResourceIds(context, parent);
  if ((await context.resourceIds(parent)).join() === parentIds.join()) throw onlyParent(parent);
  const ids = await createChild(pathPattern, parentIds, context);
  await checkBodyReference(operation, reference, { ids, owner: context }, steps);
}

/** The ids of an unrelated second resource, created once per run. */
const secondResourceIds = memoizePerContext((context, path) => context.newResourceIds(path));

/** Replaces a parent by a sibling. A sibling of a nested parent has the same grandparent. */
async function withOtherParent(
  parent: string,
  { path }: RequestDraft,
  steps: ScenarioSteps,
): Promise<Record<string, string>> {
  const { context } = steps;
  const grandparent = resourcePathOf(parentOf(parent));
  const create = familyAt(parent, context.spec)?.create;
  const isNested = grandparent !== "" && create && resourcePathOf(create.path) === grandparent;
  const ids = isNested
    ? await createChild(parent, idsIn(grandparent, path), context)
    : await secondResourceIds(context, parent);
  const [name = "", id = ""] = [parameterNames(parent).at(-1), ids.at(-1)];
  if (path[name] === id) throw onlyParent(parent);
  return { ...path, [name]: id };
}

function onlyParent(path: string): SkipError {
  return new SkipError(`The plan creates only one ${pathPatternOf(path)}.`);
}
