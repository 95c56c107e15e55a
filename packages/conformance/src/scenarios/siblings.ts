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
  type Collection,
  expectState,
  isRepeatable,
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

async function checkSiblings(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const { create, remove } = family;
  const collection = await openCollection(family, steps, 3);
  const { resources, drafts } = collection;
  for (const draft of drafts) {
    // The API may allow only one such resource.
    const response = resources.length === 0 ? await steps.send(draft) : await steps.sendAnyStatus(draft);
    if (!isSuccess(response.status)) throw new SkipError(`${create.operationId} creates no other resource.`);
    await expectUnchanged(create, addCreated(collection, response, steps), collection, steps);
  }
  const [oldest, middle] = resources;
  if (!oldest || !middle) return;
  middle.state = "changed";
  for (const operation of listChanges(family, steps.context.spec)) {
    await change(await draftAt(operation, middle.ids, steps.context), steps);
    await expectUnchanged(operation, middle, collection, steps);
  }
  if (!remove) return;
  // Delete the resource that was not changed, because its state allows it.
  await steps.send(collection.draftFor(remove, oldest.ids));
  oldest.state = "deleted";
  await expectUnchanged(remove, oldest, collection, steps);
}

async function expectUnchanged(operation: Operation, resource: Resource, collection: Collection, steps: ScenarioSteps) {
  await expectState(collection, { operation, written: [resource] }, steps);
  await expectCollectionConsistent(collection, steps);
}

// The API's state may not allow the added fields, so send the plan's request if they are rejected.
async function change(draft: RequestDraft, { context, sendAnyStatus }: ScenarioSteps): Promise<void> {
  const body = completeBody(draft, context.spec);
  const { status } = await sendAnyStatus({ ...draft, body }, { unchecked: true });
  if (!isSuccess(status)) await sendAnyStatus(draft);
}

// Includes actions such as `/projects/{id}/archive` and requests that create children.
function listChanges({ pathPattern, remove }: ResourceFamily, spec: SpecModel): Operation[] {
  const { length } = parameterNames(pathPattern);
  return listOperationsOn(spec, pathPattern).filter(
    (each) => each !== remove && mayWrite(each, spec.plan) && parameterNames(each.path).length === length,
  );
}
