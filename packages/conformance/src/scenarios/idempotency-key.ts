import type { Operation } from "@crewkit/openapi";
import { freshHeaders } from "../context/drafts.ts";
import { ignoreSkip } from "../context/skip.ts";
import { applyEdits, type ParsedResponse, type RequestDraft } from "../http/draft.ts";
import { exampleValueFor } from "../schema/parameter.ts";
import { isSuccess } from "../spec/model.ts";
import { idempotencyKeyOf } from "../spec/preconditions.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { bodyOf, variedBodies } from "./tools/body.ts";
import { sendTogether } from "./tools/concurrent-updates.ts";
import { draftAt } from "./tools/resources.ts";
import { removeAll, type SequenceResource, type SequenceState, startSequence } from "./tools/sequence.ts";
import { toResource } from "./tools/sequence-changes.ts";
import { expectModel } from "./tools/sequence-checks.ts";

/** Requests with the same idempotency key have one effect (draft-ietf-httpapi-idempotency-key-header). */
export const idempotencyKey: ScenarioGenerator = (spec) =>
  spec.operations.flatMap((operation) => {
    const { unique = [] } = spec.plan.operations?.[operation.operationId] ?? {};
    const { name } = idempotencyKeyOf(operation) ?? {};
    // The plan may say that the API accepts each key only once.
    if (name === undefined || unique.includes(name)) return [];
    const family = listCreatedFamilies(spec).find(({ create, list, get }) => create === operation && (list ?? get));
    const run = (steps: ScenarioSteps) => (family ? checkKeys(family, steps) : checkRepeated(operation, steps));
    return [{ operation, run }];
  });

async function checkRepeated(operation: Operation, steps: ScenarioSteps): Promise<void> {
  const draft = withKey(await steps.context.createDraft(operation, { isolated: true }), steps);
  await steps.send(draft);
  await steps.send(draft);
}

async function checkKeys(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const parent = await steps.context.createDraft(family.create, { isolated: true });
  const state = await startSequence({ family, parent, drafts: 3 }, steps);
  const [first, second, third] = state.model.drafts.map((draft) => withKey(draft, steps));
  if (!first || !second || !third) return;
  try {
    const created = await sendRepeatedly(first, state);
    await sendAnotherKey(second, state);
    await sendAnotherBody({ ...first, body: otherBody(first, third, steps) }, created, state);
    await expectModel(state.model, state.real);
    await expectOwn(first, created, state);
  } finally {
    await removeAll(state);
  }
}

/** Sends a request twice at the same time, and again after the response. */
async function sendRepeatedly(draft: RequestDraft, { model, real }: SequenceState): Promise<SequenceResource> {
  const { steps, family } = real;
  const responses = await sendTogether([draft, draft], steps);
  const statuses = responses.map(({ status }) => status);
  const isExpected = statuses.some(isSuccess) && statuses.every((status) => status < 500);
  steps.expect(
    isExpected,
    `Expected concurrent requests with the same key to succeed, but received ${statuses.join(" and ")}.`,
  );
  const successful = [...responses.filter(({ status }) => isSuccess(status)), await steps.send(draft)];
  const resources = successful.map((response) => toResource(response, "#1", real));
  const ids = [...new Set(resources.map(({ id }) => id))];
  const requirement = `Expected ${family.create.operationId} to create one resource for requests with the same key`;
  steps.expect(ids.length === 1, `${requirement}, but received the ids ${ids.join(" and ")}.`);
  model.live = resources.slice(0, 1);
  await expectModel(model, real);
  return resources[0] ?? toResource(await steps.send(draft), "#1", real);
}

async function sendAnotherKey(draft: RequestDraft, state: SequenceState): Promise<void> {
  const { steps, family } = state.real;
  const response = await steps.sendAnyStatus(draft);
  // The API may allow only one such resource.
  const isExpected = isSuccess(response.status) || response.status === 409;
  const expected = `Expected ${family.create.operationId} to succeed with another key`;
  steps.expect(isExpected, `${expected}, but received ${response.status}.`);
  if (isSuccess(response.status)) addNew(response, `${expected} and return another id`, state);
}

async function sendAnotherBody(draft: RequestDraft, { sent }: SequenceResource, state: SequenceState): Promise<void> {
  const { steps, family } = state.real;
  if (JSON.stringify(draft.body) === JSON.stringify(sent)) return;
  const response = await steps.sendAnyStatus(draft);
  const expected = `Expected ${family.create.operationId} to reject an earlier key with another body, or to create another resource`;
  steps.expect(response.status < 500, `${expected}, but received ${response.status}.`);
  if (isSuccess(response.status)) addNew(response, expected, state);
}

function addNew(response: ParsedResponse, expected: string, { model, real }: SequenceState): void {
  const added = toResource(response, `#${model.live.length + 1}`, real);
  const known = model.live.find(({ id }) => id === added.id);
  real.steps.expect(known === undefined, `${expected}, but received ${known?.label} again.`);
  if (!known) model.live.unshift(added);
}

/** Other callers may use the same keys. */
async function expectOwn(draft: RequestDraft, created: SequenceResource, { real }: SequenceState): Promise<void> {
  const { steps, family } = real;
  for (const { as, path, body = draft.body } of await listOtherCallers(family.create, steps)) {
    const sent = { ...applyEdits(draft, [{ in: "as", actor: as }]), body, path: path ?? draft.path };
    const response = await steps.sendAnyStatus(sent, { unchecked: true });
    if (!family.get || !isSuccess(response.status)) continue;
    const { id, ids } = toResource(response, "#1", real);
    if (id !== created.id) continue;
    const { status } = await readAs(as, { get: family.get, ids }, steps);
    const expected = `Expected ${family.create.operationId} not to return the resource of another user who sent the same key`;
    steps.expect(isSuccess(status), `${expected}, but ${as} received ${id}, which ${as} cannot read (${status}).`);
  }
}

function withKey(draft: RequestDraft, { context }: ScenarioSteps): RequestDraft {
  const parameter = idempotencyKeyOf(draft.operation);
  if (!parameter) return draft;
  const { name } = parameter;
  const example = String(exampleValueFor(context.spec, parameter));
  const { [name]: value = example } = freshHeaders(draft.operation, { [name]: example }, context);
  return applyEdits(draft, [{ in: "header", name, value }]);
}

function otherBody(first: RequestDraft, third: RequestDraft, { context }: ScenarioSteps): unknown {
  const bodies = variedBodies(first.operation, context.spec);
  const varied = Array.from({ length: bodies.count }, (_, round) => bodies.create(bodyOf(first.body), round));
  return [third.body, ...varied].find((body) => JSON.stringify(body) !== JSON.stringify(first.body)) ?? first.body;
}

/** A caller other than the first actor. The outsider sends its own request. */
interface OtherCaller extends Pick<RequestDraft, "as">, Partial<Pick<RequestDraft, "path" | "body">> {}

/** The actors and the outsider, if the target has their tokens. */
async function listOtherCallers(operation: Operation, { context }: ScenarioSteps): Promise<OtherCaller[]> {
  const { actors, outsider } = context.spec.plan;
  const callers: OtherCaller[] = actors.slice(1).map((as) => ({ as }));
  const createForeign = async () => (await context.outsiderContext()).createDraft(operation, { isolated: true });
  const draft = outsider === undefined ? undefined : await createForeign().catch(ignoreSkip);
  if (outsider !== undefined && draft) callers.push({ as: outsider, path: draft.path, body: draft.body });
  return callers.filter(({ as }) => context.target.tokens[as] !== undefined);
}

async function readAs(
  actor: string,
  { get, ids }: { get: Operation; ids: readonly string[] },
  { context, sendAnyStatus }: ScenarioSteps,
): Promise<ParsedResponse> {
  const draft = await draftAt(get, ids, context);
  return sendAnyStatus(applyEdits(draft, [{ in: "as", actor }]), { unchecked: true });
}
