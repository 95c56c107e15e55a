import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import { readIds } from "../context/resources.ts";
import { SkipError } from "../context/skip.ts";
import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import { isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import { idsIn, parameterNames } from "../spec/paths.ts";
import { listCreatedFamilies, listOperationsOn, type ResourceFamily } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { completeBody } from "./tools/body.ts";
import { expectGroupConsistent } from "./tools/consistent.ts";
import { draftAt } from "./tools/resources.ts";
import { expectOthersSame, type SiblingGroup, takeSnapshot } from "./tools/snapshot.ts";

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
  const { context, send } = steps;
  const [first, second, third] = await draftSiblings(create, steps);
  const group: SiblingGroup = {
    family,
    parentIds: idsIn(create.path, first.path),
    members: [readIds(family.ids, await send(first))],
  };
  let before = await takeSnapshot(group, steps);
  const expectUnchanged = async (operation: Operation, ids: readonly string[]) => {
    const after = await takeSnapshot(group, steps);
    expectOthersSame({ operation, id: ids.at(-1) ?? "", before, after }, steps);
    await expectGroupConsistent(group, after, steps);
    before = after;
  };
  const middle = readIds(family.ids, await createAnother([first, second], steps));
  const last = readIds(family.ids, await createAnother([first, third], steps));
  group.members.push(middle, last);
  await expectUnchanged(create, last);
  for (const operation of listChanges(family, context.spec)) {
    await change(await draftAt(operation, middle, context), steps);
    await expectUnchanged(operation, middle);
  }
  if (!remove) return;
  // Delete the resource that was not changed, because its state allows it.
  const [oldest = []] = group.members.splice(0, 1);
  await send(await draftAt(remove, oldest, context));
  await expectUnchanged(remove, oldest);
}

// The API's state may not allow the added fields, so send the plan's request if they are rejected.
async function change(draft: RequestDraft, { context, sendAnyStatus }: ScenarioSteps): Promise<void> {
  const body = completeBody(draft, context.spec);
  const { status } = await sendAnyStatus({ ...draft, body }, { unchecked: true });
  if (!isSuccess(status)) await sendAnyStatus(draft);
}

async function draftSiblings(
  create: Operation,
  { context }: ScenarioSteps,
): Promise<[RequestDraft, RequestDraft, RequestDraft]> {
  const first = await context.createDraft(create, { isolated: true });
  const another = () => context.createDraft(create, { isolated: true, overrides: { path: first.path } });
  return [first, await another(), await another()];
}

/** @throws SkipError if the API rejects a request that may conflict with the first one. */
async function createAnother(
  [first, next]: readonly [RequestDraft, RequestDraft],
  steps: ScenarioSteps,
): Promise<ParsedResponse> {
  const response = await steps.sendAnyStatus(next);
  if (isSuccess(response.status)) return response;
  const mayConflict = response.status === 409 || isDeepStrictEqual(first.body, next.body);
  const { operationId } = next.operation;
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
