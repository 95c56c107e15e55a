import { type Operation, parsePointer, type SortKey } from "@crewkit/openapi";
import { type SpecModel, successSchema } from "../../base/model.ts";
import type { ListRule, Paging } from "../../base/plan.ts";
import type { Item, RequestDraft } from "../../base/request.ts";
import { ignoreSkip, SkipError } from "../../base/skip.ts";
import type { EngineSteps } from "../../context/engine-context.ts";
import { firstPage, type ListContent, pageOf, readPages } from "../../context/read-pages.ts";
import { createInFamily } from "../../context/resource-provider.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import type { Schema } from "../../schema/schema.ts";
import { hasPages, itemsIn } from "../../spec/paging.ts";
import { idsIn, withIds } from "../../spec/paths.ts";
import { listResourceFamilies } from "../../spec/resource-families.ts";
import { type FailureText, formatList, formatValue, inRule, text } from "../../values/format.ts";
import { parseJson, valueAt } from "../../values/json.ts";

export interface List {
  operation: Operation;
  paging: Paging;
  rule: ListRule | undefined;
}

export function listLists(spec: SpecModel): List[] {
  const { paging, lists } = spec.plan;
  if (!paging) return [];
  return spec.operations
    .filter((operation) => operation.readOnly && hasPages(operation, spec))
    .map((operation) => ({ operation, paging, rule: lists?.[operation.operationId] }));
}

export interface ReadList extends ListContent {
  list: List;
  draft: RequestDraft;
}

/** @throws SkipError if the list has fewer than two items, and no more can be added. */
export async function readPopulatedList(list: List, steps: EngineSteps): Promise<ReadList> {
  const { context, expect } = steps;
  const overrides = context.target.writes ? await list.rule?.populatedList?.(context) : undefined;
  const draft = await context.createDraft(list.operation, overrides && { overrides });
  const added = await fillList(list, draft, steps);
  const content = await readPages(draft, steps);
  const { length } = content.items;
  if (length >= 2) return { list, draft, ...content };
  const { operationId } = list.operation;
  expect(added < 2, text`Expected ${operationId} to list ${added} items that were added, but received ${length}.`);
  throw new SkipError("The list has fewer than two items, and no more can be created.");
}

export function keyOf(item: Item): string {
  return typeof item.id === "string" || typeof item.id === "number" ? String(item.id) : JSON.stringify(item);
}

/** Adds items until the first page has three. Returns the number of items that were added. */
export async function fillList(list: List, draft: RequestDraft, { context }: EngineSteps): Promise<number> {
  const family = listResourceFamilies(context.spec).find((each) => each.list === list.operation);
  const path = withIds(family?.create.path ?? "", idsIn(list.operation.path, draft.path));
  const addItem = list.rule?.addItem ?? (family && (() => createInFamily(context, family, { as: draft.as, path })));
  if (!addItem || !context.target.writes) return 0;
  const { response } = await context.send(firstPage(draft, context.spec));
  const missing = Math.max(0, 3 - itemsIn(parseJson(response.text), list.paging).length);
  for (let added = 0; added < missing; added++) {
    const isAdded = await addItem(context, draft).then(() => true, ignoreSkip);
    if (!isAdded) return added;
  }
  return missing;
}

export function itemFields({ operation, paging }: List, spec: SpecModel): string[] {
  const list = parsePointer(paging.items).reduce<Schema>(
    (schema, key) => schemaOf(spec, schema.properties?.[key]),
    schemaOf(spec, successSchema(operation)),
  );
  const branches = branchesOf(spec, schemaOf(spec, list.items));
  return branches.flatMap(({ properties = {} }) => Object.keys(properties));
}

/** Expects the items of a page, and that it reports its position, the total number of items, and the number of pages. */
export async function checkPage(content: ReadList, page: number, size: number, steps: EngineSteps): Promise<void> {
  const { send, expect } = steps;
  const { list, draft, items, complete } = content;
  const { paging } = list;
  const pageDraft = pageOf(draft, paging, page, size);
  const { body } = await send(pageDraft);
  const sent = new URLSearchParams(Object.entries(pageDraft.query).map(([name, value]) => [name, String(value)]));
  const query = { message: `${sent}`, rule: Object.keys(pageDraft.query).join("&") };
  const actual = itemsIn(body, paging).map(keyOf);
  const total = complete ? items.length : Number(valueAt(body, paging.totalItems));
  const [start, end] = [(page - 1) * size, page * size];
  expect(actual.length <= size, text`Expected at most ${size} items with ?${query}, but received ${actual.length}.`);
  if (complete || end <= items.length || start >= total) {
    const expected = items.slice(start, end).map(keyOf);
    const texts = [expected, actual].map((keys) => formatList(keys) || "no items");
    expect(expected.join() === actual.join(), text`Expected ${texts[0]} with ?${query}, but received ${texts[1]}.`);
  }
  const expectedMeta: [pointer: string, value: unknown][] = [
    [paging.totalItems, total],
    [paging.totalPages, Math.ceil(total / size)],
    [paging.currentPage, page],
  ];
  for (const [pointer, value] of expectedMeta) {
    const received = valueAt(body, pointer);
    const message = text`Expected ${inRule(pointer)} with ?${query} to be ${value}, but received ${formatValue(received)}.`;
    expect(received === value, message);
  }
}

/** @param query describes the query of a filtered list, such as `with status=open`. */
export function expectOrder(
  { operation }: Pick<List, "operation">,
  items: readonly Item[],
  steps: EngineSteps,
  query: FailureText = inRule("of the list"),
): void {
  const failures = items
    .slice(1)
    .map((item, index) => describeMisplaced(items[index] ?? item, item, operation.order ?? []));
  const index = failures.findIndex(Boolean);
  const message = text`Item ${index + 2} ${query} is out of order: ${failures[index]}.`;
  steps.expect(index < 0, message, operation.operationId);
}

function describeMisplaced(before: Item, after: Item, order: readonly SortKey[]): FailureText | undefined {
  for (const { pointer, descending, values } of order) {
    const [a, b] = [valueAt(before, pointer), valueAt(after, pointer)];
    if (a === b) continue;
    const [first, second] = values ? [values.indexOf(a), values.indexOf(b)] : [a, b];
    if (descending ? isBefore(second, first) : isBefore(first, second)) return undefined;
    const direction = descending ? "descending" : "ascending";
    const expected = inRule(`expected ${pointer} ${values ? `in the order ${values.join(", ")}` : direction}`);
    return text`${expected}, but received ${formatValue(a)} before ${formatValue(b)}`;
  }
  return undefined;
}

// Values that cannot be compared, such as null, are in order. The bytes of UTF-8 have the order of the code points.
function isBefore(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return typeof a !== "string" || typeof b !== "string" || Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}
