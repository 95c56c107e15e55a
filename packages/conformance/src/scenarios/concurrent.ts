import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import { unknownStatus } from "../spec/error-statuses.ts";
import { documents, isSuccess, type SpecModel } from "../spec/model.ts";
import { parameterNames } from "../spec/paths.ts";
import { listCreatedFamilies } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { formatValue } from "../values/format.ts";
import { omit, pick, withValue } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import type { SendAnyOptions } from "./scenario.ts";
import { type Body, bodyOf, isValidBody, listVariedFields } from "./tools/body.ts";
import {
  addCreated,
  canCreateTwo,
  expectState,
  type NewCollection,
  observe,
  openCollection,
  type Resource,
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
        run: async (steps) => check(await openCollection(family, steps, 2), steps),
      });
      return [
        ...(canCreateTwo(family, spec) ? [scenario(create, checkCreates)] : []),
        ...unique.map((field) => ({ ...scenario(create, uniqueCheck(field)), variant: field })),
        ...(update ? [scenario(update, updateCheck(update))] : []),
        ...(remove ? [scenario(remove, removalCheck(remove))] : []),
      ];
    });

type Check = (collection: NewCollection, steps: ScenarioSteps) => Promise<void>;

/** Sends requests at the same time. A request that exceeds the rate limit is sent again after the reset. */
async function sendTogether(
  drafts: readonly RequestDraft[],
  { context, sendAnyStatus }: ScenarioSteps,
  options: SendAnyOptions = {},
): Promise<ParsedResponse[]> {
  const { limit } = context.spec.plan.errorStatuses;
  await context.reserve(drafts.length);
  const responses = await Promise.all(drafts.map((draft) => sendAnyStatus(draft, { ...options, now: true })));
  const retried: ParsedResponse[] = [];
  for (const response of responses)
    retried.push(response.status === limit ? await sendAnyStatus(response.draft, options) : response);
  return retried;
}

const checkCreates: Check = async (collection, steps) => {
  const { family, drafts } = collection;
  const responses = await sendTogether(drafts, steps);
  const statuses = responses.map(({ status }) => status);
  // The API may allow only one such resource, which the contract cannot state.
  const isExpected = statuses.every((status) => isSuccess(status) || status === 409) && statuses.some(isSuccess);
  steps.expect(isExpected, `Expected two concurrent requests to succeed, but received ${statuses.join(" and ")}.`);
  const written = addAllCreated(responses, collection, steps);
  const ids = written.map(({ id }) => id);
  steps.expect(
    new Set(ids).size === ids.length,
    `Expected different ids from two concurrent requests, but received ${ids[0]} twice.`,
  );
  // Another new resource may change flags, numbers and links.
  const isOwn = ([, value]: [string, unknown]) => typeof value === "string" && !ids.includes(value);
  for (const resource of written)
    resource.value = Object.fromEntries(Object.entries(resource.value).filter((field) => isOwn(field)));
  await expectState(collection, { operation: family.create, written }, steps);
};

function addAllCreated(
  responses: readonly ParsedResponse[],
  collection: NewCollection,
  steps: ScenarioSteps,
): Resource[] {
  return responses.filter(({ status }) => isSuccess(status)).map((each) => addCreated(collection, each, steps));
}

function uniqueCheck(field: string): Check {
  return async (collection, steps) => {
    const { create } = collection.family;
    const [first, second = first] = collection.drafts;
    const value = bodyOf(first.body)[field];
    if (value === undefined) throw new SkipError(`Needs ${field} in the request of ${create.operationId}.`);
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
    await expectState(collection, { operation: create, written: addAllCreated(responses, collection, steps) }, steps);
  };
}

// Rejections because of a concurrent request: a conflict (RFC 9110), or a lock (RFC 4918).
const conflictStatuses: readonly number[] = [409, 423];

function removalCheck(remove: Operation): Check {
  return async (collection, steps) => {
    const resource = await createFirst(collection, steps);
    const removal = collection.draftFor(remove, resource.ids);
    const statuses = (await sendTogether([removal, removal], steps)).map(({ status }) => status);
    const name = parameterNames(remove.path)[resource.ids.length - 1] ?? "";
    const unknown = unknownStatus(remove, name, steps.context.spec);
    const isExpected = statuses.every((status) => isSuccess(status) || [unknown, ...conflictStatuses].includes(status));
    const rejected = unknown === undefined ? "rejected" : `rejected with ${unknown}`;
    const expected = `Expected one of two concurrent requests to succeed, and the other to succeed or be ${rejected}`;
    steps.expect(isExpected && statuses.some(isSuccess), `${expected}, but received ${statuses.join(" and ")}.`);
    resource.isDeleted = true;
    await expectState(collection, { operation: remove, written: [resource] }, steps);
  };
}

async function createFirst(collection: NewCollection, steps: ScenarioSteps): Promise<Resource> {
  const resource = addCreated(collection, await steps.send(collection.drafts[0]), steps);
  await expectState(collection, { operation: collection.family.create, written: [resource] }, steps);
  return resource;
}

/** Updates different fields, and one field twice. Afterwards, each field has a value that an accepted request sent. */
function updateCheck(update: Operation): Check {
  return async (collection, steps) => {
    const { family, draftFor } = collection;
    const { get, list } = family;
    const { spec } = steps.context;
    const resource = await createFirst(collection, steps);
    const bodies = chooseBodies(update, resource.value, spec);
    if (bodies.length < 2) throw new SkipError(`The contract allows no two different bodies of ${update.operationId}.`);
    const template = draftFor(update, resource.ids);
    const drafts = bodies.map((body) => ({ ...template, body }));
    // A response may already contain the value of another request.
    const reads = get ? [draftFor(get, resource.ids)] : [];
    const responses = await sendTogether([...drafts, ...reads], steps, { unchecked: true });
    for (const response of responses) expectNoError(response, steps);
    const accepted = responses.filter(({ draft, status }) => draft.operation === update && isSuccess(status));
    steps.expect(accepted.length > 0, `Expected one of ${bodies.length} concurrent requests to succeed.`);
    const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))];
    const contents = await observe(collection, steps);
    const current = contents
      .get(get ?? list ?? update)
      ?.items.find((item) => String(item[family.idField]) === resource.id);
    for (const name of names.filter((each) => current && each in current)) {
      const sent = accepted.flatMap(({ draft }) =>
        Object.entries(pick(bodyOf(draft.body), [name])).map(([, value]) => value),
      );
      const expected = sent.length > 0 ? sent : [resource.value[name]];
      const isExpected = expected.some((value) => differences(value, current?.[name]).length === 0);
      steps.expect(
        isExpected,
        `Expected ${name} to be ${expected.map((value) => formatValue(value)).join(" or ")} after concurrent updates, but received ${formatValue(current?.[name])}.`,
      );
    }
    resource.value = {
      ...omit(resource.value, [...names, ...changingFields(family, spec)]),
      ...pick(Object(current), names),
    };
    await expectState(collection, { operation: update, written: [resource] }, steps);
  };
}

function expectNoError({ draft, status }: ParsedResponse, { expect }: ScenarioSteps): void {
  const { operation, body } = draft;
  const mayFail = operation.method !== "get" && documents(operation, status) && conflictStatuses.includes(status);
  const sent = body === undefined ? "" : ` with ${formatValue(body)}`;
  const requirement = `Expected ${operation.operationId}${sent} to succeed during concurrent requests`;
  expect(isSuccess(status) || mayFail, `${requirement}, but received ${status}.`);
}

const maxFields = 3;

function chooseBodies(update: Operation, current: Body, spec: SpecModel): Body[] {
  const { normalized = [] } = spec.plan.operations?.[update.operationId] ?? {};
  const usable = listVariedFields(update, spec)
    .filter(({ name, isState }) => !isState && !normalized.includes(name))
    .map(({ name, values }) => {
      const bodies = values.filter((value) => value !== undefined).map((value): Body => ({ [name]: value }));
      return bodies.filter(
        (body) => isValidBody(update, spec, body) && differences(current[name], body[name]).length > 0,
      );
    })
    .filter((bodies) => bodies.length > 0)
    .slice(0, maxFields);
  return [...(usable[0]?.slice(1, 2) ?? []), ...usable.flatMap((bodies) => bodies.slice(0, 1))];
}
