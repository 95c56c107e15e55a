import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel } from "../base/model.ts";
import type { ParsedResponse, RequestDraft } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { unknownStatus } from "../spec/error-statuses.ts";
import { parameterNames } from "../spec/paths.ts";
import { listCreatedFamilies } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { formatValue, inRule, text } from "../values/format.ts";
import { omit, pick, withValue } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts } from "./scenario.ts";
import { type Body, bodyOf, isValidBody, listVariedFields, uniqueValue } from "./tools/body.ts";
import {
  addCreated,
  type Collection,
  canCreateTwo,
  createFirst,
  expectState,
  openCollection,
} from "./tools/collection.ts";
import { changingFields } from "./tools/update.ts";

/** Requests that are sent at the same time have the same effects as if they were sent in sequence, in some order. */
export const concurrent: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec)
    .filter(({ list, get }) => list ?? get)
    .flatMap((family) => {
      const { create, update, remove } = family;
      const { unique = [] } = spec.plan.operations?.[create.operationId] ?? {};
      const scenario = (operation: Operation, check: Check): ScenarioParts => ({
        operation,
        run: async (steps) => check(operation, await openCollection(family, steps, 2)),
      });
      return [
        ...(canCreateTwo(family, spec) ? [scenario(create, checkCreates)] : []),
        ...unique.map((field) => ({ ...scenario(create, uniqueCheck(field)), variant: field })),
        ...(update ? [scenario(update, checkUpdates)] : []),
        ...(remove ? [scenario(remove, checkRemovals)] : []),
      ];
    });

type Check = (operation: Operation, collection: Collection) => Promise<void>;

// Rejections because of a concurrent request: a conflict (RFC 9110), or a lock (RFC 4918).
const conflicts = [409, 423];

const checkCreates: Check = async (create, collection) => {
  const { steps } = collection;
  // The API may allow only one such resource, which the contract cannot state.
  const accepted = await sendTogether(collection.drafts, [409], steps);
  const written = accepted.map((each) => addCreated(collection, each));
  const ids = written.map(({ id }) => id);
  steps.expect(new Set(ids).size === ids.length, text`Expected different ids, but received ${ids[0]} twice.`);
  await expectState(collection, { operation: create, written });
};

function uniqueCheck(field: string): Check {
  return async (create, collection) => {
    const {
      drafts: [first, second = first],
      steps,
    } = collection;
    const [value, status] = uniqueValue(first, field, steps.context.spec);
    const drafts = [first, { ...second, body: withValue(second.body, [field], value) }];
    const accepted = await sendTogether(drafts, [status, 409], steps);
    const written = accepted.map((each) => addCreated(collection, each));
    const message = `Expected one of two concurrent requests with the same ${field} to be rejected, but both succeeded.`;
    steps.expect(written.length < 2, message);
    await expectState(collection, { operation: create, written });
  };
}

const checkRemovals: Check = async (remove, collection) => {
  const { steps } = collection;
  const resource = await createFirst(collection);
  const removal = collection.draftFor(remove, resource.ids);
  const name = parameterNames(remove.path)[resource.ids.length - 1] ?? "";
  const unknown = unknownStatus(remove, name, steps.context.spec);
  await sendTogether([removal, removal], [...conflicts, ...(unknown === undefined ? [] : [unknown])], steps);
  resource.isDeleted = true;
  await expectState(collection, { operation: remove, written: [resource] });
};

/** Updates different fields, and one field twice. Afterwards, each field has a value that an accepted request sent. */
const checkUpdates: Check = async (update, collection) => {
  const { family, draftFor, steps } = collection;
  const { spec } = steps.context;
  const resource = await createFirst(collection);
  const { ids, value } = resource;
  const bodies = chooseBodies(update, value, spec);
  if (bodies.length < 2) throw new SkipError(`The contract allows no two different bodies of ${update.operationId}.`);
  const drafts = bodies.map((body) => ({ ...draftFor(update, ids), body }));
  const accepted = await sendTogether(drafts, conflicts, steps);
  const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))];
  // Read these fields again.
  resource.value = omit(value, [...names, ...changingFields(family, spec)]);
  await expectState(collection, { operation: update, written: [resource] });
  for (const [name, current] of Object.entries(pick(resource.value, names))) {
    const sent = accepted.flatMap(({ draft }) => Object.values(pick(bodyOf(draft.body), [name])));
    const expected = sent.length > 0 ? sent : [value[name]];
    const isExpected = expected.some((each) => differences(each, current).length === 0);
    const requirement = text`Expected ${inRule(name)} to be ${expected.map((each) => formatValue(each)).join(" or ")}`;
    steps.expect(isExpected, text`${requirement} after concurrent updates, but received ${formatValue(current)}.`);
  }
};

/**
 * Sends writes at the same time, and returns the responses of the accepted ones. A request that exceeds the rate limit is
 * sent again after the reset.
 */
async function sendTogether(
  drafts: readonly RequestDraft[],
  rejections: readonly number[],
  { context, sendAnyStatus, expect }: EngineSteps,
): Promise<ParsedResponse[]> {
  await context.reserve(drafts.length);
  // A response may already contain the values of another request.
  const unchecked = drafts.some(({ operation }) => operation.method === "patch");
  const responses = await Promise.all(drafts.map((draft) => sendAnyStatus(draft, { unchecked, now: true })));
  for (const [index, { draft, status }] of responses.entries())
    if (status === context.spec.plan.errorStatuses.limit) responses[index] = await sendAnyStatus(draft, { unchecked });
  const accepted = responses.filter(({ status }) => isSuccess(status));
  const isExpected = responses.every(({ status }) => isSuccess(status) || rejections.includes(status));
  const statuses = responses.map(({ draft, status }) => `${status} from ${draft.operation.operationId}`);
  const others = `the others to succeed or be rejected with ${rejections.join(" or ")}`;
  const requirement = text`Expected one of ${drafts.length} concurrent requests to succeed, and ${others}`;
  expect(isExpected && accepted.length > 0, text`${requirement}, but received ${statuses.join(" and ")}.`);
  return accepted;
}

function chooseBodies(update: Operation, current: Body, spec: SpecModel): Body[] {
  const { normalized = [] } = spec.plan.operations?.[update.operationId] ?? {};
  const fields = listVariedFields(update, spec).filter(({ name, isState }) => !isState && !normalized.includes(name));
  const changes = fields.map(({ name, values }) =>
    values
      .filter((value) => value !== undefined && differences(current[name], value).length > 0)
      .map((value): Body => ({ [name]: value }))
      .filter((body) => isValidBody(update, spec, body)),
  );
  const [first = [], ...others] = changes.filter((bodies) => bodies.length > 0).slice(0, 3);
  return [...first.slice(0, 2), ...others.flatMap((bodies) => bodies.slice(0, 1))];
}
