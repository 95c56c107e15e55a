import { readIds } from "../../context/resources.ts";
import type { ParsedResponse, RequestDraft } from "../../http/draft.ts";
import { bodyFields } from "../../schema/body.ts";
import { derivedFields } from "../../spec/fields.ts";
import { documents, isSuccess } from "../../spec/model.ts";
import { withIds } from "../../spec/paths.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { findResource, omit, pick } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { bodyOf } from "./body.ts";
import { expectSame } from "./expect-same.ts";
import { readCreated } from "./resources.ts";
import {
  draftFor,
  record,
  type Sequence,
  type SequenceModel,
  type SequenceResource,
  type SequenceState,
} from "./sequence.ts";
import { setsState, withoutFields } from "./sequence-bodies.ts";
import { expectModel, expectUnknown } from "./sequence-checks.ts";
import { forgetDerived, forgetEffects, forgetShared } from "./sequence-effects.ts";

export async function createResource(draft: RequestDraft, { model, real }: SequenceState): Promise<void> {
  const label = `#${++model.created}`;
  record(draft, label, { model, real });
  // The API may allow only one such resource, which the contract cannot state.
  const mayConflict = model.live.length > 0 && documents(draft.operation, 409);
  const response = mayConflict ? await real.steps.sendAnyStatus(draft) : await real.steps.send(draft);
  if (isSuccess(response.status)) addResource(toResource(response, label, real), model);
  else expectStatus(response, [409], { requirement: `succeed for ${label}`, steps: real.steps });
  await expectModel(model, real);
}

function addResource(created: SequenceResource, model: SequenceModel): void {
  forgetEffects(model, created);
  model.live.unshift(created);
  // The body may contain the id.
  model.removed = model.removed.filter(({ id }) => id !== created.id);
}

export function toResource(response: ParsedResponse, label: string, { family, steps }: Sequence): SequenceResource {
  const { spec } = steps.context;
  const sent = bodyOf(response.draft.body);
  const hasState = setsState(family.create, sent, spec);
  return { ...readCreated(family, response, spec), label, sent, hasState, children: [] };
}

export async function updateResource(
  draft: RequestDraft,
  resource: SequenceResource,
  { model, real }: SequenceState,
): Promise<void> {
  record(draft, resource.label, { model, real });
  const response = await sendChange(draft, resource, real);
  if (response) {
    expectUpdated(response, resource, real);
    const others = model.live.filter((each) => each !== resource);
    forgetShared(others, bodyOf(draft.body));
    model.live = [resource, ...others];
  }
  await expectModel(model, real);
}

function expectUpdated(response: ParsedResponse, resource: SequenceResource, { family, steps }: Sequence): void {
  const { spec } = steps.context;
  const { operation, body } = response.draft;
  const { updatedFields = [], operations = {} } = spec.plan;
  const { normalized = [], updated = [] } = operations[operation.operationId] ?? {};
  const sent = bodyOf(body);
  // A PUT removes omitted fields, or resets them to a default.
  const replaced = operation.method === "put" ? bodyFields(spec, operation) : [];
  const expected = withoutFields({ ...omit(resource.value, replaced), ...sent }, [
    ...updatedFields,
    ...updated,
    ...normalized,
    ...derivedFields(operation, spec),
  ]);
  const returned = findResource(response.body, resource.idField, resource.id);
  const requirement = `Expected ${operation.operationId} to return ${resource.label} with only these changes`;
  if (returned) expectSame(steps, [expected, returned], requirement, { closed: false });
  resource.value = { ...expected, ...returned };
  resource.sent = { ...omit(resource.sent, replaced), ...pick(sent, bodyFields(spec, family.create)) };
  resource.hasState ||= setsState(operation, sent, spec);
}

export async function removeResource(
  draft: RequestDraft,
  resource: SequenceResource,
  { model, real }: SequenceState,
): Promise<void> {
  record(draft, resource.label, { model, real });
  if (await sendChange(draft, resource, real)) {
    model.live.splice(model.live.indexOf(resource), 1);
    model.removed.unshift(resource);
    forgetDerived(model, resource);
    for (const { family, ids } of resource.children)
      if (family.get) await expectUnknown(await draftFor(family.get, { ids }, real), { ids }, real);
  }
  await expectModel(model, real);
}

/** Undefined if the API rejects the change because of the state of the resource. */
async function sendChange(
  draft: RequestDraft,
  { hasState, label }: SequenceResource,
  { steps }: Sequence,
): Promise<ParsedResponse | undefined> {
  if (!hasState) return steps.send(draft);
  const response = await steps.sendAnyStatus(draft);
  if (isSuccess(response.status)) return response;
  const { body = 422 } = steps.context.spec.plan.errorStatuses;
  expectStatus(response, [409, 422, body], { requirement: `succeed or conflict with the state of ${label}`, steps });
  return undefined;
}

function expectStatus(
  { draft, status }: ParsedResponse,
  statuses: readonly number[],
  { requirement, steps }: { requirement: string; steps: ScenarioSteps },
): void {
  const { operationId } = draft.operation;
  const message = `Expected ${operationId} to ${requirement}, but received ${status}.`;
  steps.expect(statuses.includes(status), message, operationId);
}

/** Adds a child to each resource that has none. */
export function addChildren(family: ResourceFamily): (state: SequenceState) => Promise<void> {
  return async (state) => {
    const parents = state.model.live.filter(({ children }) => children.every((child) => child.family !== family));
    for (const parent of parents.slice(0, state.model.remaining)) await addChild(family, parent, state);
  };
}

async function addChild(
  family: ResourceFamily,
  parent: SequenceResource,
  { model, real }: SequenceState,
): Promise<void> {
  const { steps } = real;
  const overrides = { path: withIds(family.create.path, parent.ids) };
  const draft = await steps.context.createDraft(family.create, { isolated: true, overrides });
  record(draft, `in ${parent.label}`, { model, real });
  const response = await steps.sendAnyStatus(draft);
  // A parent with random values may allow no children.
  if (!isSuccess(response.status)) return;
  parent.children.push({ family, ids: readIds(family.ids, response) });
  parent.hasState = true;
  // The parent may count its children.
  parent.value = pick(parent.value, Object.keys(parent.sent));
  await expectModel(model, real);
}
