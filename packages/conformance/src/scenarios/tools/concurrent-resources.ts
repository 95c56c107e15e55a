import type { Operation } from "@crewkit/openapi";
import { type ListContent, totalOf } from "../../context/read-pages.ts";
import type { ParsedResponse, RequestDraft } from "../../http/draft.ts";
import { unknownStatus } from "../../spec/error-statuses.ts";
import { documents, isSuccess } from "../../spec/model.ts";
import { idsIn, parameterNames, withIds } from "../../spec/paths.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { findResource, hasId, omit } from "../../values/json.ts";
import { expectOrder } from "../order.ts";
import type { ScenarioSteps, SendAnyOptions } from "../scenario.ts";
import { type Body, bodyOf } from "./body.ts";
import { expectSame } from "./expect-same.ts";
import { readList } from "./lists.ts";
import { type CreatedResource, readCreated } from "./resources.ts";

/** A resource that a concurrent request created or changes. `value` is what the API is expected to return. */
export interface ConcurrentResource extends CreatedResource {
  /** For messages. */
  label: string;
  /** The body that created the resource. */
  sent: Body;
}

/** The resources of one parent that a scenario creates. */
export interface ConcurrentResources {
  family: ResourceFamily;
  steps: ScenarioSteps;
  parentIds: string[];
  /** Requests for resources that were not created yet. */
  drafts: [RequestDraft, RequestDraft];
  live: ConcurrentResource[];
  /** Undefined if the list is too long to read, and the API reports no total. */
  initialTotal: number | undefined;
  /** By operationId. */
  templates: Map<string, RequestDraft>;
}

/** Drafts all requests first, because a plan may change the API's state to create a request. */
export async function prepareResources(family: ResourceFamily, steps: ScenarioSteps): Promise<ConcurrentResources> {
  const { createDraft } = steps.context;
  const parent = await createDraft(family.create, { isolated: true });
  const create = () => createDraft(family.create, { isolated: true, overrides: { path: parent.path } });
  const resources: ConcurrentResources = {
    family,
    steps,
    parentIds: idsIn(family.create.path, parent.path),
    drafts: [await create(), await create()],
    live: [],
    initialTotal: undefined,
    templates: new Map(),
  };
  // The plan may create another resource for this request, which changes the total.
  if (family.remove) await draftFor(family.remove, [...resources.parentIds, "any"], resources);
  if (family.list) resources.initialTotal = totalOf(await readResourceList(family.list, resources));
  return resources;
}

/** The plan's request for an operation on a resource. */
export async function draftFor(
  operation: Operation,
  ids: readonly string[],
  { steps, templates }: ConcurrentResources,
): Promise<RequestDraft> {
  const path = withIds(operation.path, ids);
  const { operationId } = operation;
  const template = templates.get(operationId) ?? (await steps.context.createDraft(operation, { overrides: { path } }));
  templates.set(operationId, template);
  return { ...template, path: { ...template.path, ...path } };
}

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

export async function createFirst(resources: ConcurrentResources): Promise<ConcurrentResource> {
  const response = await resources.steps.send(resources.drafts[0]);
  const created = toResource(response, "the new resource", resources);
  resources.live = [created];
  await expectListed(resources);
  return created;
}

export function addCreated(responses: readonly ParsedResponse[], resources: ConcurrentResources): void {
  const created = responses.filter(({ status }) => isSuccess(status));
  resources.live = created.map((response, index) =>
    toResource(response, `the resource of concurrent request ${index + 1}`, resources),
  );
}

function toResource(
  response: ParsedResponse,
  label: string,
  { family, steps }: ConcurrentResources,
): ConcurrentResource {
  return { ...readCreated(family, response, steps.context.spec), label, sent: bodyOf(response.draft.body) };
}

/** Ignores failures, because other tests report them. */
export async function removeAll(resources: ConcurrentResources): Promise<void> {
  const { remove } = resources.family;
  for (const { ids } of resources.live)
    if (remove) await resources.steps.context.send(await draftFor(remove, ids, resources)).catch(() => undefined);
}

/** Reads at most ten pages. */
export async function readResourceList(list: Operation, resources: ConcurrentResources): Promise<ListContent> {
  return readList(await draftFor(list, resources.parentIds, resources), resources.steps);
}

/**
 * Reads the list, or each resource if there is no list.
 *
 * @param removed resources that the list must not contain.
 */
export async function expectListed(
  resources: ConcurrentResources,
  removed: readonly ConcurrentResource[] = [],
): Promise<void> {
  const { family, steps, live, initialTotal = Number.NaN } = resources;
  const { list } = family;
  if (!list) {
    for (const resource of live) await expectRead(resource, resources);
    return;
  }
  const content = await readResourceList(list, resources);
  expectMembers(content, list, { resources, removed });
  const total = totalOf(content);
  const expected = initialTotal + live.length;
  const message = `Expected a total of ${expected} in ${list.operationId}, but received ${total}.`;
  steps.expect(total === undefined || Number.isNaN(expected) || total === expected, message);
}

function expectMembers(
  { items, complete }: ListContent,
  list: Operation,
  { resources, removed }: { resources: ConcurrentResources; removed: readonly ConcurrentResource[] },
): void {
  const { live, steps } = resources;
  const { operationId } = list;
  for (const resource of live) {
    const matches = items.filter((item) => hasId(item, resource.idField, resource.id));
    const isExpected = matches.length === 1 || (!complete && matches.length === 0);
    const expected = `Expected ${operationId} to contain ${resource.label} once`;
    steps.expect(isExpected, `${expected}, but received it ${matches.length} times.`);
    for (const item of matches) expectValue(resource, item, operationId, steps);
  }
  for (const { idField, id, label } of removed) {
    const isListed = items.some((item) => hasId(item, idField, id));
    steps.expect(!isListed, `Expected ${operationId} not to contain ${label}, which was deleted.`);
  }
  expectOrder({ operation: list, rule: steps.context.spec.plan.lists?.[operationId] }, items, steps);
}

function expectValue({ value, label }: ConcurrentResource, returned: Body, name: string, steps: ScenarioSteps): void {
  expectSame(steps, [value, returned], `Expected ${name} to return ${label} as last changed`, { closed: false });
}

async function expectRead(resource: ConcurrentResource, resources: ConcurrentResources): Promise<void> {
  const { family, steps } = resources;
  const { get } = family;
  if (!get) return;
  const { body } = await steps.send(await draftFor(get, resource.ids, resources));
  const returned = findResource(body, resource.idField, resource.id);
  const expected = `Expected ${get.operationId} to return ${resource.label}`;
  steps.expect(returned !== undefined, `${expected} with ${resource.idField} ${resource.id}.`);
  if (returned) expectValue(resource, returned, get.operationId, steps);
}

/** Does nothing if the operation documents no status for unknown ids. */
export async function expectUnknown(
  operation: Operation,
  ids: readonly string[],
  resources: ConcurrentResources,
): Promise<void> {
  const { steps } = resources;
  const parameter = parameterNames(operation.path)[ids.length - 1] ?? "";
  const status = unknownStatus(operation, parameter, steps.context.spec);
  if (documents(operation, status)) await steps.send(await draftFor(operation, ids, resources), status);
}

/**
 * Forgets the values that another new resource may change: a flag such as `is_default` may be true for only one resource,
 * and the API may number the resources of a list or link each to the next.
 */
export function forgetEffects(live: readonly ConcurrentResource[]): void {
  const ids = live.map(({ id }) => id);
  const isDerived = (value: unknown) => value === null || Number.isInteger(value) || ids.includes(String(value));
  for (const resource of live) {
    const { value, sent } = resource;
    const isShared = (name: string) =>
      live.some((each) => each.sent[name] === true || Number.isInteger(each.sent[name]));
    const names = Object.keys(value).filter((name) => isShared(name) || (isDerived(value[name]) && !(name in sent)));
    resource.value = omit(value, names);
  }
}
