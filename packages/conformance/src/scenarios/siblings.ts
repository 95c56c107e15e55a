import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import { isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import { parameterNames } from "../spec/paths.ts";
import { listCreatedFamilies, listOperationsOn, type ResourceFamily } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { completeBody } from "./tools/body.ts";
import {
  addCreated,
  expectOthersSame,
  type NewCollection,
  observe,
  openCollection,
  type Resource,
} from "./tools/collection.ts";
import { expectCollectionConsistent } from "./tools/consistent.ts";
import { draftAt } from "./tools/resources.ts";

/**
 * Creating, changing or deleting a resource does not change the other resources of its parent. Afterwards, the list and the
 * GET operation return the same values.
 */
export const siblings: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec)
    .filter((family) => (family.list ?? family.get) && isRepeatable(family, spec))
    .map((family) => ({ operation: family.create, run: (steps) => checkSiblings(family, steps) }));

// For example, a team can subscribe to an existing list only once.
function isRepeatable({ create }: ResourceFamily, { plan }: SpecModel): boolean {
  const { unique = [], notGenerated = [] } = plan.operations?.[create.operationId] ?? {};
  return !unique.some((name) => notGenerated.includes(name) && /ids?$/i.test(name));
}

async function checkSiblings(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const { create, remove } = family;
  const collection = await openCollection(family, steps, 3);
  const [draft, ...others] = collection.drafts;
  const oldest = addCreated(collection, await steps.send(draft), steps);
  collection.snapshot = await observe(collection, steps);
  const created: Resource[] = [];
  for (const each of others) created.push(await createAnother(each, draft, collection, steps));
  await expectUnchanged(create, created, collection, steps);
  const [middle = oldest] = created;
  for (const operation of listChanges(family, steps.context.spec)) {
    await change(await draftAt(operation, middle.ids, steps.context), steps);
    await expectUnchanged(operation, [middle], collection, steps);
  }
  if (!remove) return;
  // Delete the resource that was not changed, because its state allows it.
  await steps.send(collection.draftFor(remove, oldest.ids));
  oldest.isDeleted = true;
  await expectUnchanged(remove, [oldest], collection, steps);
}

async function expectUnchanged(
  operation: Operation,
  written: readonly Resource[],
  collection: NewCollection,
  steps: ScenarioSteps,
): Promise<void> {
  const { family, snapshot: before } = collection;
  collection.snapshot = await observe(collection, steps);
  expectOthersSame({ operation, written, idField: family.idField, before, after: collection.snapshot }, steps);
  await expectCollectionConsistent(collection, steps);
}

// The API's state may not allow the added fields, so send the plan's request if they are rejected.
async function change(draft: RequestDraft, { context, sendAnyStatus }: ScenarioSteps): Promise<void> {
  const body = completeBody(draft, context.spec);
  const { status } = await sendAnyStatus({ ...draft, body }, { unchecked: true });
  if (!isSuccess(status)) await sendAnyStatus(draft);
}

/** @throws SkipError if the API rejects a request that may conflict with the first one. */
async function createAnother(
  draft: RequestDraft,
  first: RequestDraft,
  collection: NewCollection,
  steps: ScenarioSteps,
): Promise<Resource> {
  const response = await steps.sendAnyStatus(draft);
  if (isSuccess(response.status)) return addCreated(collection, response, steps);
  const mayConflict = response.status === 409 || isDeepStrictEqual(first.body, draft.body);
  const { operationId } = draft.operation;
  steps.expect(
    mayConflict,
    `Expected ${operationId} to create another resource of the same parent, but received ${response.status}.`,
  );
  throw new SkipError(`${operationId} creates no other resource of the same parent.`);
}

// Includes actions such as `/projects/{id}/archive` and requests that create children.
function listChanges({ pathPattern, remove }: ResourceFamily, spec: SpecModel): Operation[] {
  const { length } = parameterNames(pathPattern);
  return listOperationsOn(spec, pathPattern).filter(
    (each) => each !== remove && mayWrite(each, spec.plan) && parameterNames(each.path).length === length,
  );
}
