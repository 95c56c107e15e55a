import type { Operation } from "@crewkit/openapi";
import fc from "fast-check";
import { SkipError } from "../../context/skip.ts";
import type { ParsedResponse, RequestDraft } from "../../http/draft.ts";
import { derivedFields } from "../../spec/fields.ts";
import { documents, isSuccess } from "../../spec/model.ts";
import { fixedFields } from "../../spec/references.ts";
import { differences } from "../../values/differences.ts";
import { formatList, formatValue } from "../../values/format.ts";
import { findResource, hasId, omit, pick } from "../../values/json.ts";
import type { ScenarioSteps, SendAnyOptions } from "../scenario.ts";
import { type Body, bodyOf, isValidBody } from "./body.ts";
import { expectSame } from "./expect-same.ts";
import { draftFor, readSequenceList, type Sequence, type SequenceResource, type SequenceState } from "./sequence.ts";
import { arbitraryBody, setsState } from "./sequence-bodies.ts";
import { createResource } from "./sequence-changes.ts";

const maxFields = 3;
// Rejections because of a concurrent request: optimistic locking (RFC 9110, RFC 6585), or a lock (RFC 4918).
export const conflictStatuses: readonly number[] = [409, 412, 423, 428];

/** Sends requests at the same time. A request that exceeds the rate limit is sent again after the reset. */
export async function sendTogether(
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

/** Updates different fields, and one field twice. Afterwards, each field has a value that an accepted request sent. */
export async function checkUpdates({ model, real }: SequenceState): Promise<void> {
  const { family, steps } = real;
  const [draft] = model.drafts;
  if (draft) await createResource(draft, { model, real });
  const [resource] = model.live;
  const { update, get } = family;
  if (!resource || !update) return;
  resource.value = { ...resource.value, ...(await readResource(resource, real)) };
  const bodies = chooseBodies(update, resource, real);
  if (bodies.length < 2) throw new SkipError(`The contract allows no two different bodies of ${update.operationId}.`);
  const template = await draftFor(update, resource, real);
  const reads = get ? [await draftFor(get, resource, real)] : [];
  const drafts = [...bodies.map((body) => ({ ...template, body })), ...reads];
  // A response may already contain the value of another request.
  const responses = await sendTogether(drafts, steps, { unchecked: true });
  for (const response of responses) expectNoError(response, steps);
  const accepted = responses.filter(({ draft, status }) => draft.operation === update && isSuccess(status));
  steps.expect(accepted.length > 0, `Expected one of ${bodies.length} concurrent requests to succeed.`);
  await expectUpdates(
    accepted.map((response) => bodyOf(response.draft.body)),
    { bodies, resource, real },
  );
}

function expectNoError({ draft, status }: ParsedResponse, { expect, context }: ScenarioSteps): void {
  const { operation, body } = draft;
  const mayFail = operation.method !== "get" && documents(operation, status);
  const rejected = setsState(operation, body, context.spec) ? [...conflictStatuses, 422] : conflictStatuses;
  const sent = body === undefined ? "" : ` with ${formatValue(body)}`;
  const requirement = `Expected ${operation.operationId}${sent} to succeed during concurrent requests`;
  expect(isSuccess(status) || (mayFail && rejected.includes(status)), `${requirement}, but received ${status}.`);
}

interface Updates {
  bodies: readonly Body[];
  resource: SequenceResource;
  real: Sequence;
}

async function expectUpdates(accepted: readonly Body[], { bodies, resource, real }: Updates): Promise<void> {
  const { family, steps } = real;
  const { update } = family;
  const returned = await readResource(resource, real);
  if (!update || !returned) return;
  const { updatedFields = [], operations = {} } = steps.context.spec.plan;
  const { updated = [] } = operations[update.operationId] ?? {};
  const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))];
  // A PUT sets all fields.
  const groups = update.method === "put" ? [names] : names.map((name) => [name]);
  const unexpected = groups.flatMap((group) => describeUnexpected(group, accepted, { resource, returned }));
  const lost = formatList(unexpected, " and ");
  steps.expect(
    unexpected.length === 0,
    `Expected the resource to have ${lost} after concurrent updates, but received ${formatValue(pick(returned, names))}.`,
  );
  const ignoredFields = [...updatedFields, ...updated, ...derivedFields(update, steps.context.spec)];
  const requirement = `Expected concurrent updates to change only ${formatList(names)}`;
  expectSame(steps, [omit(resource.value, names), returned], requirement, { ignoredFields, closed: false });
}

// The values that the accepted requests have sent, unless the resource has one of them.
function describeUnexpected(
  names: readonly string[],
  accepted: readonly Body[],
  { resource, returned }: { resource: SequenceResource; returned: Body },
): string[] {
  const sent = accepted.map((body) => pick(body, names)).filter((body) => Object.keys(body).length > 0);
  const expected = sent.length > 0 ? sent : [pick(resource.value, names)];
  const isExpected = expected.some((body) => differences(body, returned, { closed: false }).length === 0);
  return isExpected ? [] : [expected.map((body) => formatValue(body)).join(" or ")];
}

async function readResource(resource: SequenceResource, real: Sequence): Promise<Body | undefined> {
  const { family, steps } = real;
  const { get, list } = family;
  if (get) {
    const { body } = await steps.send(await draftFor(get, resource, real));
    return findResource(body, resource.idField, resource.id);
  }
  if (!list) return undefined;
  const { items } = await readSequenceList(list, real);
  return items.find((item) => hasId(item, resource.idField, resource.id));
}

function chooseBodies(update: Operation, resource: SequenceResource, { steps }: Sequence): Body[] {
  const { spec } = steps.context;
  const { normalized = [] } = spec.plan.operations?.[update.operationId] ?? {};
  const fixed = fixedFields(update, spec);
  const samples = fc.sample(arbitraryBody(update, spec, fixed), { seed: steps.seed, numRuns: 50 });
  const isUsable = (body: Body) => isValidBody(update, spec, body) && isChange(body, resource.value);
  if (update.method === "put")
    return samples
      .map((body) => ({ ...pick(resource.value, fixed), ...body }))
      .filter(isUsable)
      .slice(0, maxFields);
  const fields = samples.flatMap((body) => Object.entries(body).map(([name, value]): Body => ({ [name]: value })));
  const usable = fields.filter(
    (body) => isUsable(body) && !setsState(update, body, spec) && !normalized.some((name) => name in body),
  );
  const names = [...new Set(usable.flatMap((body) => Object.keys(body)))].slice(0, maxFields);
  const different = names.flatMap((name) => usable.filter((body) => name in body).slice(0, 1));
  const [first = {}]: Body[] = different;
  const [name = ""] = names;
  const second = usable.filter((body) => name in body && isChange(body, first)).slice(0, 1);
  return [...second, ...different];
}

function isChange(body: Body, current: Body): boolean {
  return Object.entries(body).some(([name, value]) => differences(current[name], value).length > 0);
}
