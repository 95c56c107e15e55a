import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import { unknownStatus } from "../spec/error-statuses.ts";
import { isSuccess } from "../spec/model.ts";
import { parameterNames } from "../spec/paths.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { withValue } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import { bodyOf } from "./tools/body.ts";
import {
  addCreated,
  type ConcurrentResources,
  createFirst,
  draftFor,
  expectListed,
  expectUnknown,
  forgetEffects,
  prepareResources,
  removeAll,
  sendTogether,
} from "./tools/concurrent-resources.ts";
import { checkUpdates, conflictStatuses } from "./tools/concurrent-updates.ts";

/** Requests that are sent at the same time have the same effects as if they were sent in sequence, in some order. */
export const concurrent: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec)
    .filter(({ list, get }) => list ?? get)
    .flatMap((family) => {
      const { create, update, remove } = family;
      const { unique = [], notGenerated = [] } = spec.plan.operations?.[create.operationId] ?? {};
      // Otherwise, the plan may have a unique value for only one resource.
      const canCreateTwo = unique.every((field) => !notGenerated.includes(field));
      return [
        ...(canCreateTwo ? [scenario(family, create, checkCreates)] : []),
        ...unique.map((field) => ({ ...scenario(family, create, uniqueCheck(field)), variant: field })),
        ...(update ? [scenario(family, update, checkUpdates)] : []),
        ...(remove ? [scenario(family, remove, checkRemovals)] : []),
      ];
    });

type Check = (resources: ConcurrentResources) => Promise<void>;

function scenario(family: ResourceFamily, operation: Operation, check: Check): ScenarioParts {
  return { operation, run: (steps) => runCheck(family, check, steps) };
}

async function runCheck(family: ResourceFamily, check: Check, steps: ScenarioSteps): Promise<void> {
  const resources = await prepareResources(family, steps);
  await check(resources).finally(() => removeAll(resources));
}

const checkCreates: Check = async (resources) => {
  const { steps } = resources;
  const responses = await sendTogether(resources.drafts, steps);
  const statuses = responses.map(({ status }) => status);
  // The API may allow only one such resource, which the contract cannot state.
  const isExpected = statuses.every((status) => isSuccess(status) || status === 409) && statuses.some(isSuccess);
  steps.expect(isExpected, `Expected two concurrent requests to succeed, but received ${statuses.join(" and ")}.`);
  addCreated(responses, resources);
  forgetEffects(resources.live);
  const [first, second] = resources.live;
  const isSame = first !== undefined && first.id === second?.id;
  steps.expect(!isSame, `Expected different ids from two concurrent requests, but received ${first?.id} twice.`);
  await expectListed(resources);
};

function uniqueCheck(field: string): Check {
  return async (resources) => {
    const { steps, family, drafts } = resources;
    const [first, second] = drafts;
    const value = bodyOf(first.body)[field];
    if (value === undefined) throw new SkipError(`Needs ${field} in the request of ${family.create.operationId}.`);
    const responses = await sendTogether([first, { ...second, body: withValue(second.body, [field], value) }], steps);
    const statuses = responses.map(({ status }) => status);
    const { body, taken = body } = steps.context.spec.plan.errorStatuses;
    const isRejected = (status: number) => [taken, 409].includes(status) || (taken === undefined && status < 500);
    const isExpected = statuses.some(isSuccess) && statuses.some((status) => !isSuccess(status) && isRejected(status));
    const expected = `Expected one of two concurrent requests with the same ${field} to succeed, and one to be rejected`;
    steps.expect(
      isExpected,
      `${expected}${taken === undefined ? "" : ` with ${taken}`}, but received ${statuses.join(" and ")}.`,
    );
    addCreated(responses, resources);
    await expectListed(resources);
  };
}

const checkRemovals: Check = async (resources) => {
  const { family, steps } = resources;
  const { remove, get } = family;
  const created = await createFirst(resources);
  if (!remove) return;
  const removal = await draftFor(remove, created.ids, resources);
  const statuses = (await sendTogether([removal, removal], steps)).map(({ status }) => status);
  const unknown = unknownStatus(remove, parameterNames(remove.path)[created.ids.length - 1] ?? "", steps.context.spec);
  const isExpected = statuses.every((status) => isSuccess(status) || [unknown, ...conflictStatuses].includes(status));
  const rejected = unknown === undefined ? "rejected" : `rejected with ${unknown}`;
  const expected = `Expected one of two concurrent requests to succeed, and the other to succeed or be ${rejected}`;
  steps.expect(isExpected && statuses.some(isSuccess), `${expected}, but received ${statuses.join(" and ")}.`);
  resources.live = [];
  await expectListed(resources, [created]);
  if (get) await expectUnknown(get, created.ids, resources);
};
