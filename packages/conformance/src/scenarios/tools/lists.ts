import { type Operation, parsePointer } from "@crewkit/openapi";
import { firstPage, type ListContent, readPages } from "../../context/read-pages.ts";
import { ignoreSkip, SkipError } from "../../context/skip.ts";
import type { ParsedResponse, RequestDraft } from "../../http/draft.ts";
import type { Filter, Item, ListRule, Paging, Plan } from "../../plan/plan.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import type { Schema } from "../../schema/schema.ts";
import { mayWrite, type SpecModel, successOf } from "../../spec/model.ts";
import { canReadAll, itemsIn } from "../../spec/paging.ts";
import { idsIn, withIds } from "../../spec/paths.ts";
import { listResourceFamilies } from "../../spec/resource-families.ts";
import { formatValue } from "../../values/format.ts";
import { parseJson, valueAt } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";

export interface List {
  operation: Operation;
  /** Undefined if the list has only one page. */
  paging: Paging | undefined;
  rule: ListRule | undefined;
}

export interface PagedList extends List {
  paging: Paging;
}

function isItemFilter(filter: Filter): boolean {
  return typeof filter === "object" && !("total" in filter);
}

/** The lists with pages, and lists without pages if the plan states their order, visibility or filters. */
export function listLists(spec: SpecModel<Plan>): List[] {
  const { lists = {}, filters = {} } = spec.plan;
  const paged = listPagedLists(spec);
  const others = spec.operations.filter(
    (operation) =>
      (lists[operation.operationId] ?? Object.values(filters[operation.operationId] ?? {}).some(isItemFilter)) &&
      !paged.some((each) => each.operation === operation) &&
      canReadAll(operation, spec),
  );
  return [...paged, ...others.map((each) => ({ operation: each, paging: undefined, rule: lists[each.operationId] }))];
}

export function listPagedLists(spec: SpecModel<Plan>): PagedList[] {
  const { paging } = spec.plan;
  if (!paging) return [];
  return spec.operations
    .filter((operation) => !mayWrite(operation, spec.plan))
    .filter(({ parameters }) =>
      [paging.page, paging.size].every((name) => parameters.some((each) => each.in === "query" && each.name === name)),
    )
    .map((operation) => ({ operation, paging, rule: spec.plan.lists?.[operation.operationId] }));
}

export interface PopulatedList<Kind extends List = List> extends ListContent {
  list: Kind;
  draft: RequestDraft;
}

/**
 * Reads a list with at least two items. Adds items if necessary and possible.
 *
 * @throws SkipError if there are fewer.
 */
export async function readPopulatedList<Kind extends List>(
  list: Kind,
  steps: ScenarioSteps,
): Promise<PopulatedList<Kind>> {
  const { context, expect } = steps;
  const overrides = context.target.writes ? await list.rule?.populatedList?.(context) : undefined;
  const draft = await context.createDraft(list.operation, overrides && { overrides });
  const added = await fillList(list, draft, steps);
  const content = await readList(draft, steps);
  const { length } = content.items;
  if (length >= 2) return { list, draft, ...content };
  const { operationId } = list.operation;
  expect(added < 2, `Expected ${operationId} to list ${added} items that were added, but received ${length}.`);
  throw new SkipError("The list has fewer than two items, and no more can be created.");
}

export function readList(
  draft: RequestDraft,
  { context, send }: Pick<ScenarioSteps, "context" | "send">,
  maxPages?: number,
): Promise<ListContent> {
  return readPages(draft, context.spec, send, maxPages);
}

export function keyOf(item: Item): string {
  return typeof item.id === "string" || typeof item.id === "number" ? String(item.id) : JSON.stringify(item);
}

/** Adds items until the first page has three. Returns the number of items that were added. */
export async function fillList(list: List, draft: RequestDraft, { context }: ScenarioSteps): Promise<number> {
  const addItem = itemCreator(list, context.spec);
  if (!context.target.writes || !addItem) return 0;
  const { response } = await context.send(firstPage(draft, context.spec));
  const missing = Math.max(0, 3 - itemsIn(parseJson(response.text), list.paging).length);
  for (let added = 0; added < missing; added++) {
    const isAdded = await addItem(context, draft).then(() => true, ignoreSkip);
    if (!isAdded) return added;
  }
  return missing;
}

function itemCreator({ operation, rule }: List, spec: SpecModel): ListRule["addItem"] {
  const create = listResourceFamilies(spec).find(({ list }) => list === operation)?.create;
  if (rule?.addItem || !create) return rule?.addItem;
  return (context, { as, path }) =>
    context.call(create.operationId, { as, path: withIds(create.path, idsIn(operation.path, path)) });
}

/** The schemas of the fields that items of a list can have. */
export function itemProperties(
  { operation, paging }: Pick<List, "operation" | "paging">,
  spec: SpecModel,
): Record<string, Schema> {
  const [media] = Object.values(operation.responses[successOf(operation)]?.content ?? {});
  const whole = schemaOf(spec, media?.schema);
  const list = paging
    ? parsePointer(paging.items).reduce<Schema>((schema, key) => schemaOf(spec, schema.properties?.[key]), whole)
    : ([whole, ...Object.values(whole.properties ?? {}).map((each) => schemaOf(spec, each))].find(
        ({ items }) => items,
      ) ?? {});
  const branches = branchesOf(spec, schemaOf(spec, list.items));
  const properties: Record<string, object> = Object.assign({}, ...branches.map((each) => each.properties));
  return Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, schemaOf(spec, node)]));
}

interface Page {
  list: PagedList;
  /** The items of all pages. */
  items: readonly Item[];
  /** False if `items` is only the start of the list. */
  complete: boolean;
  page: number;
  size: number;
  /** The name of the page in failure messages. */
  label: string;
}

/** Expects that a page reports the position of the page, the total number of items, and the number of pages. */
export function expectTotals(
  { list: { paging }, items, complete, page, size, label }: Page,
  response: ParsedResponse,
  steps: ScenarioSteps,
): void {
  const total = complete ? items.length : valueAt(response.body, paging.totalItems);
  const expected: [pointer: string, value: unknown][] = [
    [paging.totalItems, total],
    [paging.totalPages, Math.ceil(Number(total) / size)],
    [paging.currentPage, page],
  ];
  for (const [pointer, value] of expected) {
    const actual = valueAt(response.body, pointer);
    steps.expect(
      actual === value,
      `Expected ${pointer} of ${label} to be ${value}, but received ${formatValue(actual)}.`,
    );
  }
}
