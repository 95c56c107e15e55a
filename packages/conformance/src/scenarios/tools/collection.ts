import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import { type ListContent, totalOf } from "../../context/read-pages.ts";
import { readIds } from "../../context/resource-provider.ts";
import type { ParsedResponse, RequestDraft } from "../../http/draft.ts";
import type { Item } from "../../plan/plan.ts";
import { defaultOf } from "../../schema/resolve.ts";
import { unknownStatus } from "../../spec/error-statuses.ts";
import { documents, type SpecModel } from "../../spec/model.ts";
import { idsIn, parameterNames, withIds } from "../../spec/paths.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { differences } from "../../values/differences.ts";
import { formatList } from "../../values/format.ts";
import { findResource, hasId, omit } from "../../values/json.ts";
import { expectOrder } from "../order.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectSame } from "./expect-same.ts";
import { readList } from "./lists.ts";
import { draftAt } from "./resources.ts";

type Fields = Record<string, unknown>;

/** A resource that a scenario writes. */
export interface Resource {
  /** In path order. */
  ids: string[];
  /** Undefined for a resource without an id, such as the caller's profile. */
  id?: string;
  /** The fields that the API must return. */
  value: Fields;
  isDeleted?: boolean;
}

/** What GET operations return. `get` returns one item for each resource of the scenario. */
export type Snapshot = Map<Operation, ListContent>;

/** Resources of one parent, with their expected state. */
export interface Collection {
  family: ResourceFamily;
  /** The ids in the path of the create operation. */
  parentIds: readonly string[];
  /** The resources of the scenario. */
  resources: Resource[];
  /** The latest responses. */
  snapshot: Snapshot;
  /** The total of the list without the resources of the scenario. Undefined if it is unknown. */
  initialTotal?: number | undefined;
  /** The plan's request for an operation on a resource. */
  draftFor(operation: Operation, ids: readonly string[]): RequestDraft;
}

/** False if the plan may have a unique value for only one resource. */
export function canCreateTwo({ create }: ResourceFamily, { plan }: SpecModel): boolean {
  const { unique = [], notGenerated = [] } = plan.operations?.[create.operationId] ?? {};
  return unique.every((field) => !notGenerated.includes(field));
}

export interface NewCollection extends Collection {
  /** Requests for new resources. */
  drafts: [RequestDraft, ...RequestDraft[]];
}

/** Drafts all requests before it reads the list, because a plan may change the API's state to create a request. */
export async function openCollection(
  family: ResourceFamily,
  steps: ScenarioSteps,
  draftCount: number,
): Promise<NewCollection> {
  const { create, list, get, update, remove } = family;
  const { createDraft } = steps.context;
  const first = await createDraft(create, { isolated: true });
  const drafts: NewCollection["drafts"] = [first];
  while (drafts.length < draftCount)
    drafts.push(await createDraft(create, { isolated: true, overrides: { path: first.path } }));
  const parentIds = idsIn(create.path, first.path);
  const templates = new Map<Operation, RequestDraft>();
  for (const operation of [list, get, update, remove])
    if (operation) templates.set(operation, await draftAt(operation, [...parentIds, "any"], steps.context));
  const draftFor: Collection["draftFor"] = (operation, ids) => {
    const template = templates.get(operation) ?? first;
    return { ...template, operation, path: { ...template.path, ...withIds(operation.path, ids) } };
  };
  const collection: NewCollection = { family, parentIds, resources: [], snapshot: new Map(), drafts, draftFor };
  collection.snapshot = await observe(collection, steps);
  const content = list && collection.snapshot.get(list);
  return { ...collection, initialTotal: content && totalOf(content) };
}

/**
 * Adds a created resource to the collection.
 *
 * @param sent the fields of the request that the resource must have.
 */
export function addCreated(
  { family, resources }: Collection,
  response: ParsedResponse,
  { context: { spec } }: ScenarioSteps,
  sent: unknown = response.draft.body,
): Resource {
  const { create, ids: expressions, idField } = family;
  const ids = readIds(expressions, response);
  const id = ids.at(-1) ?? "";
  const { normalized = [] } = spec.plan.operations?.[create.operationId] ?? {};
  // The response may have no body, or only some fields.
  const value = { ...omit(Object(sent), normalized), ...findResource(response.body, idField, id) };
  const resource = { ids, id, value };
  resources.push(resource);
  return resource;
}

function listReaders({ list, get }: ResourceFamily): Operation[] {
  return [list, get].filter((reader) => reader !== undefined);
}

/** Reads up to ten pages of the list, and each resource of the scenario. */
export async function observe(
  { family, parentIds, resources, draftFor }: Collection,
  steps: Pick<ScenarioSteps, "context" | "send" | "sendAnyStatus">,
  readers: readonly Operation[] = listReaders(family),
): Promise<Snapshot> {
  const snapshot: Snapshot = new Map();
  for (const reader of readers) {
    if (reader === family.list) {
      snapshot.set(reader, await readList(draftFor(reader, parentIds), steps));
      continue;
    }
    const content: ListContent = { items: [], complete: true, total: undefined };
    for (const { ids, id } of resources.filter(({ isDeleted }) => !isDeleted)) {
      const { body } = await steps.sendAnyStatus(draftFor(reader, ids));
      const found = findResource(body, family.idField, id);
      if (found) content.items.push(found);
    }
    snapshot.set(reader, content);
  }
  return snapshot;
}

export interface Write {
  operation: Operation;
  /** The resources that the request wrote. All others must be unchanged. */
  written: readonly Resource[];
}

/** Reads the collection after a request, and expects each resource in its expected state, in each response. */
export async function expectState(
  collection: Collection,
  write: Write,
  steps: ScenarioSteps,
  readers?: readonly Operation[],
): Promise<void> {
  const { family, resources, snapshot } = collection;
  const { list, get, idField } = family;
  const after = await observe(collection, steps, readers);
  for (const [reader, content] of after)
    for (const resource of write.written) expectReturned(resource, { reader, content, family, write }, steps);
  expectOthersSame({ ...write, idField, before: snapshot, after }, steps);
  if (list && after.has(list)) expectTotal(collection, after.get(list), steps);
  collection.snapshot = new Map([...snapshot, ...after]);
  if (!get || !after.has(get)) return;
  // Other responses may have fewer fields than `get`.
  for (const resource of resources)
    resource.value = { ...findIn(after.get(get), resource, idField)[0], ...resource.value };
  for (const { ids } of write.written.filter(({ isDeleted }) => isDeleted)) {
    const status = unknownStatus(get, parameterNames(get.path)[ids.length - 1] ?? "", steps.context.spec);
    const { operationId } = write.operation;
    if (documents(get, status)) await steps.send(collection.draftFor(get, ids), { status, operationId });
  }
}

function findIn(content: ListContent | undefined, { id }: Pick<Resource, "id">, idField: string): Item[] {
  return (content?.items ?? []).filter((item) => id === undefined || hasId(item, idField, id));
}

interface View {
  reader: Operation;
  content: ListContent;
  family: ResourceFamily;
  write: Write;
}

function expectReturned(resource: Resource, { reader, content, family, write }: View, steps: ScenarioSteps): void {
  const { idField, list } = family;
  const { value, isDeleted } = resource;
  const matches = findIn(content, resource, idField);
  const { operationId } = reader === list && !isDeleted ? list : write.operation;
  const name = `the resource with ${idField} ${resource.id ?? ""}`;
  if (isDeleted) {
    const requirement = `Expected ${reader.operationId} not to return ${name}, which was deleted.`;
    steps.expect(matches.length === 0, requirement, operationId);
    return;
  }
  const mayLack = !content.complete || isFiltered(reader, value, steps.context.spec);
  const requirement = `Expected ${reader.operationId} to return ${name} after ${write.operation.operationId}`;
  const isExpected = matches.length === 1 || (matches.length === 0 && mayLack);
  steps.expect(isExpected, `${requirement} once, but received it ${matches.length} times.`, operationId);
  for (const item of matches)
    expectSame(steps, [value, item], `${requirement} with the expected values`, { closed: false, operationId });
}

// A default of a parameter may exclude items, such as archived ones.
function isFiltered({ parameters }: Operation, value: Fields, spec: SpecModel): boolean {
  return parameters.some(({ name, schema }) => {
    const expected = defaultOf(spec, schema);
    return name in value && expected !== undefined && !isDeepStrictEqual(value[name], expected);
  });
}

function expectTotal(
  { family, resources, initialTotal }: Collection,
  content: ListContent | undefined,
  steps: ScenarioSteps,
): void {
  const { list } = family;
  if (!list || !content) return;
  const { operationId } = list;
  expectOrder({ operation: list, rule: steps.context.spec.plan.lists?.[operationId] }, content.items, steps);
  const listed = resources.filter(({ isDeleted, value }) => !isDeleted && !isFiltered(list, value, steps.context.spec));
  const [total, expected] = [totalOf(content), (initialTotal ?? Number.NaN) + listed.length];
  const isExpected = total === undefined || Number.isNaN(expected) || total === expected;
  steps.expect(isExpected, `Expected a total of ${expected} in ${operationId}, but received ${total}.`, operationId);
}

export interface Change extends Write {
  idField: string;
  before: Snapshot;
  after: Snapshot;
}

/** Expects that a request changed no resource except those that it wrote. */
export function expectOthersSame(
  { operation, written, idField, before, after }: Change,
  { context, expect }: Pick<ScenarioSteps, "context" | "expect">,
): void {
  const { operationId } = operation;
  const { volatileFields = [], operations = {} } = context.spec.plan;
  const ignoredFields = [...volatileFields, ...(operations[operationId]?.updated ?? [])];
  for (const [reader, content] of after) {
    const previous = before.get(reader);
    if (!previous?.complete || !content.complete) continue;
    const [old, current] = [byId(previous, idField), byId(content, idField)];
    const own = written.map(({ id = "" }) => ({ id, before: old.get(id), after: current.get(id) }));
    for (const [id, item] of old) {
      if (written.some((each) => each.id === undefined || each.id === id)) continue;
      const other = { before: item, after: current.get(id) };
      const following = Object.keys(item).filter((name) => own.some((each) => isFollowingChange(name, each, other)));
      const problems = differences(item, other.after, { ignoredFields: [...ignoredFields, ...following] });
      const changed = `Expected ${operationId} of ${formatList(own.map((each) => each.id))} not to change ${id}`;
      expect(
        problems.length === 0,
        `${changed} in ${reader.operationId}, but ${formatList(problems, "; ")}.`,
        operationId,
      );
    }
  }
}

function byId({ items }: ListContent, idField: string): Map<string, Item> {
  return new Map(items.map((item) => [String(item[idField]), item]));
}

interface States {
  before: Item | undefined;
  after: Item | undefined;
}

/** Some changes affect siblings: only one resource can be the default, positions shift, and links lead to neighbors. */
function isFollowingChange(name: string, own: States & { id: string }, { before, after }: States): boolean {
  const [was, is] = [before?.[name], after?.[name]];
  if (was === own.id || is === own.id) return true;
  if (!["boolean", "number"].includes(typeof was)) return false;
  if (!own.after) return is === own.before?.[name];
  return own.before?.[name] !== own.after[name] && is !== own.after[name];
}
