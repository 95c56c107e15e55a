import { type ListContent, totalOf } from "../../context/read-pages.ts";
import type { RequestDraft } from "../../http/draft.ts";
import { unknownStatus } from "../../spec/error-statuses.ts";
import { documents } from "../../spec/model.ts";
import { parameterNames } from "../../spec/paths.ts";
import { findResource, hasId } from "../../values/json.ts";
import { expectOrder } from "../order.ts";
import { expectSame } from "./expect-same.ts";
import {
  draftFor,
  readSequenceList,
  type Sequence,
  type SequenceModel,
  type SequenceResource,
  type SequenceState,
} from "./sequence.ts";

/** Reads the list, or each resource if there is no list. */
export async function expectModel(model: SequenceModel, sequence: Sequence): Promise<void> {
  const { list } = sequence.family;
  if (!list) {
    for (const resource of model.live) await expectResource(resource, sequence);
    return;
  }
  const content = await readSequenceList(list, sequence);
  expectMembers(model, content, sequence);
  const total = totalOf(content);
  const expected = (sequence.initialTotal ?? Number.NaN) + model.live.length;
  const message = `Expected a total of ${expected} in ${list.operationId}, but received ${total}.`;
  sequence.steps.expect(total === undefined || Number.isNaN(expected) || total === expected, message);
}

function expectMembers({ live, removed }: SequenceModel, { items, complete }: ListContent, sequence: Sequence): void {
  const { family, steps } = sequence;
  const name = family.list?.operationId ?? "";
  for (const resource of live) {
    const matches = items.filter((item) => hasId(item, resource.idField, resource.id));
    const isExpected = matches.length === 1 || (!complete && matches.length === 0);
    const expected = `Expected ${name} to contain ${resource.label} once`;
    steps.expect(isExpected, `${expected}, but received it ${matches.length} times.`);
    for (const item of matches) expectValue(resource, item, name, sequence);
  }
  for (const { idField, id, label } of removed) {
    const isListed = items.some((item) => hasId(item, idField, id));
    steps.expect(!isListed, `Expected ${name} not to contain ${label}, which was deleted.`);
  }
  if (family.list) expectOrder({ operation: family.list, rule: steps.context.spec.plan.lists?.[name] }, items, steps);
}

/** Compares the fields that both values have, and remembers the other fields. */
function expectValue(
  resource: SequenceResource,
  returned: Record<string, unknown>,
  name: string,
  { steps }: Sequence,
): void {
  const requirement = `Expected ${name} to return ${resource.label} as last changed`;
  expectSame(steps, [resource.value, returned], requirement, { closed: false });
  resource.value = { ...returned, ...resource.value };
}

/** Does nothing if no operation returns the resource. */
export async function expectResource(resource: SequenceResource, sequence: Sequence): Promise<void> {
  const { family, steps } = sequence;
  const { get } = family;
  if (!get) return;
  const { body } = await steps.send(await draftFor(get, resource, sequence));
  const returned = findResource(body, resource.idField, resource.id);
  const expected = `Expected ${get.operationId} to return ${resource.label}`;
  steps.expect(returned !== undefined, `${expected} with ${resource.idField} ${resource.id}.`);
  if (returned) expectValue(resource, returned, get.operationId, sequence);
}

/** Does nothing if the operation documents no status for unknown ids. */
export async function expectUnknown(
  draft: RequestDraft,
  { ids }: { ids: readonly string[] },
  { steps }: Sequence,
): Promise<void> {
  const parameter = parameterNames(draft.operation.path)[ids.length - 1] ?? "";
  const status = unknownStatus(draft.operation, parameter, steps.context.spec);
  if (documents(draft.operation, status)) await steps.send(draft, status);
}

/** Reads all resources and their children, including deleted ones. */
export async function expectFinalState({ model, real }: SequenceState): Promise<void> {
  const { get } = real.family;
  for (const resource of model.live) {
    await expectResource(resource, real);
    for (const { family, ids } of resource.children)
      if (family.get) await real.steps.send(await draftFor(family.get, { ids }, real));
  }
  for (const resource of model.removed)
    if (get) await expectUnknown(await draftFor(get, resource, real), resource, real);
}
