import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel } from "../../base/model.ts";
import type { Item, ParsedResponse, RequestDraft } from "../../base/request.ts";
import type { EngineSteps } from "../../context/engine-context.ts";
import { type ListContent, readPages } from "../../context/read-pages.ts";
import { readIds } from "../../context/resource-provider.ts";
import { defaultOf, schemaOf } from "../../schema/resolve.ts";
import { idsIn, withIds } from "../../spec/paths.ts";
import { listBodyReferences } from "../../spec/references.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { differences } from "../../values/differences.ts";
import { formatList, inRule, joinTexts, text } from "../../values/format.ts";
import { findResource, omit, pick } from "../../values/json.ts";
import { expectSame } from "./expect-same.ts";
import { expectOrder } from "./lists.ts";
import { draftAt } from "./resources.ts";

export interface Resource {
  /** In path order. */
  ids: string[];
  id: string;
  /** The fields that the API must return. */
  value: Item;
  isDeleted?: boolean;
}

/** What GET operations return. `get` returns one item for each resource of the scenario. */
type Snapshot = Map<Operation, ListContent>;

export interface Collection {
  steps: EngineSteps;
  family: ResourceFamily;
  /** The ids in the path of the create operation. */
  parentIds: readonly string[];
  drafts: [RequestDraft, ...RequestDraft[]];
  resources: Resource[];
  snapshot: Snapshot;
  /** The plan's request for an operation on a resource. */
  draftFor(operation: Operation, ids: readonly string[]): RequestDraft;
}

/** False if the plan may have a unique value for only one resource. */
export function canCreateTwo({ create }: ResourceFamily, { plan }: SpecModel): boolean {
  const { unique = [], notGenerated = [] } = plan.operations?.[create.operationId] ?? {};
  return unique.every((field) => !notGenerated.includes(field));
}

/**
 * Drafts all requests before it reads the list, because a plan may change the API's state to create a request.
 *
 * @param knownIds the first ids in the path of the create operation. Defaults to the ids in the plan's request.
 */
export async function openCollection(
  family: ResourceFamily,
  steps: EngineSteps,
  count: number,
  knownIds: readonly string[] = [],
): Promise<Collection> {
  const { create, list, get, update, remove } = family;
  const { context } = steps;
  const known = { path: withIds(create.path, knownIds) };
  const first = await context.createDraft(create, { isolated: true, overrides: known });
  const drafts: Collection["drafts"] = [first];
  const options = { isolated: true, overrides: { path: first.path } };
  while (drafts.length < count) drafts.push(await context.createDraft(create, options));
  const parentIds = idsIn(create.path, first.path);
  const templates = new Map<Operation, RequestDraft>();
  for (const operation of [list, get, update, remove])
    if (operation) templates.set(operation, await draftAt(operation, [...parentIds, "any"], context));
  const draftFor: Collection["draftFor"] = (operation, ids) => {
    const template = templates.get(operation) ?? first;
    return { ...template, path: { ...template.path, ...withIds(operation.path, ids) } };
  };
  const collection: Collection = { steps, family, parentIds, drafts, draftFor, resources: [], snapshot: new Map() };
  return { ...collection, snapshot: await observe(collection) };
}

/** @param sent the fields of the request that the resource must have. */
export function addCreated(
  { family, resources, steps: { context } }: Collection,
  response: ParsedResponse,
  sent: unknown = response.draft.body,
): Resource {
  const { create, ids: expressions, idField } = family;
  const ids = readIds(expressions, response);
  const id = ids.at(-1) ?? "";
  const { normalized = [] } = context.spec.plan.operations?.[create.operationId] ?? {};
  // The response may have no body, or only some fields.
  const value = { ...omit(Object(sent), normalized), ...findResource(response.body, idField, id) };
  const resource = { ids, id, value };
  resources.push(resource);
  return resource;
}

export async function createFirst(collection: Collection): Promise<Resource> {
  const { drafts, family, steps } = collection;
  const resource = addCreated(collection, await steps.send(drafts[0]));
  await expectState(collection, { operation: family.create, written: [resource] });
  return resource;
}

/**
 * Creates another resource, if the API allows it. Refers to the same resources as the first one, because an operation could
 * change all resources with the same reference.
 */
export async function addSibling(draft: RequestDraft, collection: Collection): Promise<void> {
  const { family, resources, steps } = collection;
  const { create } = family;
  const references = listBodyReferences(create, steps.context.spec).flatMap(({ path }) => path[0] ?? []);
  const body = { ...Object(draft.body), ...pick(resources[0]?.value ?? {}, references) };
  for (const each of [{ ...draft, body }, draft]) {
    const response = await steps.sendAnyStatus(each, { unchecked: true });
    if (!isSuccess(response.status)) continue;
    return expectState(collection, { operation: create, written: [addCreated(collection, response)] });
  }
}

/** Reads up to ten pages of the list, and each resource of the scenario. */
export async function observe(
  { family, parentIds, resources, draftFor, steps }: Collection,
  readers: readonly (Operation | undefined)[] = [family.get, family.list],
): Promise<Snapshot> {
  const snapshot: Snapshot = new Map();
  for (const reader of readers.filter((each) => each !== undefined)) {
    const items: Item[] = [];
    for (const { ids, id, isDeleted } of reader === family.get ? resources : []) {
      const response = !isDeleted && (await steps.sendAnyStatus(draftFor(reader, ids)));
      const found = response && findResource(response.body, family.idField, id);
      if (found) items.push(found);
    }
    const content = { items, complete: true, total: undefined };
    snapshot.set(reader, reader === family.list ? await readPages(draftFor(reader, parentIds), steps) : content);
  }
  return snapshot;
}

interface Write {
  operation: Operation;
  /** The resources that the request wrote. All others must be unchanged. */
  written: readonly Resource[];
}

/**
 * Reads the collection after a request, and expects each resource in its expected state in each response. Fields that only
 * the responses have must stay the same from then on.
 */
export async function expectState(
  collection: Collection,
  write: Write,
  readers?: readonly (Operation | undefined)[],
): Promise<void> {
  const { family, snapshot, steps } = collection;
  const { list, idField } = family;
  const after = await observe(collection, readers);
  collection.snapshot = new Map([...snapshot, ...after]);
  expectOthersSame(write, [snapshot, after], family, steps);
  for (const [reader, content] of after) {
    for (const resource of write.written) {
      expectReturned(resource, reader, content);
      const [item] = itemsOf(resource, content, idField);
      resource.value = { ...item, ...resource.value };
    }
    if (reader === list) expectListFacts(reader, content, steps);
  }

  function expectReturned(resource: Resource, reader: Operation, content: ListContent): void {
    const { id, value, isDeleted = false } = resource;
    const { operationId } = reader === list && !isDeleted ? reader : write.operation;
    const matches = itemsOf(resource, content, idField);
    const { spec } = steps.context;
    const mayHide = write.operation !== family.create && hasSwitch(reader, spec);
    const mayLack = isDeleted || !content.complete || mayHide || isFiltered(reader, value, spec);
    const isExpected = matches.length === 0 ? mayLack : matches.length === 1 && !isDeleted;
    const requirement = text`Expected ${reader.operationId} to return the resource with ${idField} ${id}`;
    const times = text`${inRule(isDeleted ? "no more" : "once")}, but received it ${matches.length} times`;
    steps.expect(isExpected, text`${requirement} ${times}.`, operationId);
    const options = { closed: false, operationId };
    for (const item of isDeleted ? [] : matches)
      expectSame(steps, [value, item], text`${requirement} as written by ${write.operation.operationId}`, options);
  }
}

function itemsOf({ id }: Resource, { items }: ListContent, idField: string): Item[] {
  return items.filter((item) => String(item[idField]) === id);
}

// A default of a parameter may exclude items, such as archived ones.
function isFiltered({ parameters }: Operation, value: Item, spec: SpecModel): boolean {
  return parameters.some(({ name, schema }) => {
    const expected = defaultOf(spec, schema);
    return name in value && expected !== undefined && differences(expected, value[name]).length > 0;
  });
}

// A switch such as `include_archived` adds items that the list otherwise lacks.
function hasSwitch({ parameters }: Operation, spec: SpecModel): boolean {
  return parameters.some(
    ({ name, schema }) => /^(include|with|show)/i.test(name) && schemaOf(spec, schema).type === "boolean",
  );
}

function expectListFacts(list: Operation, { items, complete, total }: ListContent, steps: EngineSteps): void {
  const { operationId } = list;
  expectOrder({ operation: list }, items, steps);
  const isExpected = total === undefined || !complete || total === items.length;
  const message = text`Expected ${operationId} to report a total of ${items.length}, but received ${total}.`;
  steps.expect(isExpected, message, operationId);
}

function expectOthersSame(
  { operation, written }: Write,
  [before, after]: readonly [Snapshot, Snapshot],
  { create, update, remove, idField }: ResourceFamily,
  { context, expect }: EngineSteps,
): void {
  const { operationId } = operation;
  const { volatileFields = [], operations = {} } = context.spec.plan;
  const ignoredFields = [...volatileFields, ...(operations[operationId]?.updated ?? [])];
  // An action, such as a copy, may create resources.
  const mayAdd = ![create, update, remove].includes(operation);
  const isWritten = (id: string) => written.some((each) => each.id === id);
  const byId = ({ items }: ListContent) => new Map(items.map((item) => [String(item[idField]), item]));
  const requirement = text`Expected ${operationId} of ${formatList(written.map(({ id }) => id))} not to`;
  for (const [reader, content] of after) {
    const previous = before.get(reader);
    if (!previous?.complete || !content.complete) continue;
    const [old, current] = [byId(previous), byId(content)];
    for (const [id, item] of old) {
      const problems = isWritten(id) ? [] : differences(item, current.get(id), { ignoredFields });
      const message = text`${requirement} change ${id} in ${reader.operationId}, but ${joinTexts(problems)}.`;
      expect(problems.length === 0, message, operationId);
    }
    const added = [...current.keys()].filter((id) => !old.has(id) && !isWritten(id));
    const message = text`${requirement} add ${formatList(added)} to ${reader.operationId}.`;
    expect(mayAdd || added.length === 0, message, operationId);
  }
}
