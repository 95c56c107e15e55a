import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { ParsedResponse } from "../http/draft.ts";
import { unknownStatus } from "../spec/error-statuses.ts";
import { ownUniqueFields } from "../spec/fields.ts";
import { isSuccess } from "../spec/model.ts";
import { parameterNames } from "../spec/paths.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { withValue } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import { bodyOf } from "./tools/body.ts";
import { checkUpdates, conflictStatuses, sendTogether } from "./tools/concurrent-updates.ts";
import {
  draftFor,
  removeAll,
  type Sequence,
  type SequenceResource,
  type SequenceState,
  startSequence,
} from "./tools/sequence.ts";
import { createResource, toResource } from "./tools/sequence-changes.ts";
import { expectModel, expectUnknown } from "./tools/sequence-checks.ts";
import { forgetEffects } from "./tools/sequence-effects.ts";

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
        ...ownUniqueFields(create, spec).map((field) => ({
          ...scenario(family, create, uniqueCheck(field)),
          variant: field,
        })),
        ...(update ? [scenario(family, update, checkUpdates)] : []),
        ...(remove ? [scenario(family, remove, checkRemovals)] : []),
      ];
    });

type Check = (state: SequenceState) => Promise<void>;

function scenario(family: ResourceFamily, operation: Operation, check: Check): ScenarioParts {
  return { operation, run: (steps) => runCheck(family, check, steps) };
}

async function runCheck(family: ResourceFamily, check: Check, steps: ScenarioSteps): Promise<void> {
  const parent = await steps.context.createDraft(family.create, { isolated: true });
  const state = await startSequence({ family, parent, drafts: 2 }, steps);
  await check(state).finally(() => removeAll(state));
}

const checkCreates: Check = async ({ model, real }) => {
  const { steps } = real;
  const responses = await sendTogether(model.drafts, steps);
  const statuses = responses.map(({ status }) => status);
  // The API may allow only one such resource, which the contract cannot state.
  const isExpected = statuses.every((status) => isSuccess(status) || status === 409) && statuses.some(isSuccess);
  steps.expect(isExpected, `Expected two concurrent requests to succeed, but received ${statuses.join(" and ")}.`);
  model.live = listCreated(responses, real);
  // Either of them may have been created last.
  for (const each of model.live) forgetEffects(model, each);
  const [first, second] = model.live;
  const isSame = first !== undefined && first.id === second?.id;
  steps.expect(!isSame, `Expected different ids from two concurrent requests, but received ${first?.id} twice.`);
  await expectModel(model, real);
};

function listCreated(responses: readonly ParsedResponse[], real: Sequence): SequenceResource[] {
  const created = responses.filter(({ status }) => isSuccess(status));
  return created.map((response, index) =>
    toResource(response, `the resource of concurrent request ${index + 1}`, real),
  );
}

function uniqueCheck(field: string): Check {
  return async ({ model, real }) => {
    const { steps, family } = real;
    const [first, second] = model.drafts;
    const value = bodyOf(first?.body)[field];
    if (!first || !second || value === undefined)
      throw new SkipError(`Needs ${field} in the request of ${family.create.operationId}.`);
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
    model.live = listCreated(responses, real);
    await expectModel(model, real);
  };
}

const checkRemovals: Check = async ({ model, real }) => {
  const { family, steps } = real;
  const { remove, get } = family;
  const [draft] = model.drafts;
  if (draft) await createResource(draft, { model, real });
  const [resource] = model.live;
  if (!remove || !resource) return;
  const removal = await draftFor(remove, resource, real);
  const statuses = (await sendTogether([removal, removal], steps)).map(({ status }) => status);
  const unknown = unknownStatus(remove, parameterNames(remove.path)[resource.ids.length - 1] ?? "", steps.context.spec);
  const isExpected = statuses.every((status) => isSuccess(status) || [unknown, ...conflictStatuses].includes(status));
  const rejected = unknown === undefined ? "rejected" : `rejected with ${unknown}`;
  const expected = `Expected one of two concurrent requests to succeed, and the other to succeed or be ${rejected}`;
  steps.expect(isExpected && statuses.some(isSuccess), `${expected}, but received ${statuses.join(" and ")}.`);
  model.live = [];
  model.removed = [resource];
  await expectModel(model, real);
  if (get) await expectUnknown(await draftFor(get, resource, real), resource, real);
};
