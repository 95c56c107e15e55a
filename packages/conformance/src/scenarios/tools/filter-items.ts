import type { Parameter } from "@crewkit/openapi";
import { eachPage, type ListContent, pageOf } from "../../context/read-pages.ts";
import { SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import type { Paging } from "../../plan/plan.ts";
import type { Item, ItemFilter } from "../../plan/rules.ts";
import { itemsIn } from "../../spec/paging.ts";
import { formatList } from "../../values/format.ts";
import { omit, valueAt } from "../../values/json.ts";
import { expectOrder } from "../order.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectTotals } from "./expect-totals.ts";
import { chooseValues, createMatcher } from "./filter-matchers.ts";
import { preferSpecial, unmatchedValue, valuePair } from "./filter-values.ts";
import { addVariants, fillList, keyOf, type List, type PagedList, readList } from "./lists.ts";

export interface ListFilter {
  list: List;
  parameter: Parameter;
  filter: ItemFilter;
  /** The field, if several values at once return the items that match any of them. */
  union?: string | undefined;
}

/** Tests up to three values that items have, and a value that no item has. */
export async function checkFilter(listFilter: ListFilter, steps: ScenarioSteps): Promise<void> {
  const { parameter, filter } = listFilter;
  const { context } = steps;
  const { union } = listFilter;
  const filled = await readUnfiltered([listFilter], steps);
  if (union !== undefined) await addVariants(filled, union, steps);
  const all = union === undefined ? filled : await readUnfiltered([listFilter], steps);
  const values = preferSpecial(await filter.values(all.items, context)).slice(0, 3);
  if (values.length === 0) throw new SkipError(`No item has a value for ${parameter.name}.`);
  const matches = await createMatcher([filter], context);
  const matchesAny = (value: string) => all.items.some((item) => matches(item, [value]));
  const unexpected = unmatchedValue(parameter, matchesAny, context);
  for (const value of [...values, ...(unexpected === undefined ? [] : [unexpected])])
    await expectMatches(
      all,
      { filters: [listFilter], values: [value], matches: (item) => matches(item, [value]) },
      steps,
    );
  const pair = union === undefined ? undefined : valuePair(values, parameter, context);
  const matchesPair = (item: Item) => pair?.some((value) => matches(item, [value])) ?? false;
  if (pair) await expectMatches(all, { filters: [listFilter], values: [pair], matches: matchesPair }, steps);
}

/** Tests two values that each exclude some items, so that the test detects if the API ignores one of them. */
export async function checkFilterPair(pair: [ListFilter, ListFilter], steps: ScenarioSteps): Promise<void> {
  const { context } = steps;
  const [{ list }] = pair;
  const { operationId } = list.operation;
  const addItems = context.target.writes ? list.rule?.addDistinctItems : undefined;
  for (const prepare of [() => {}, ...(addItems ? [addItems] : [])]) {
    await prepare(context);
    const all = await readUnfiltered(pair, steps);
    const filters = [pair[0].filter, pair[1].filter] as const;
    const values = await chooseValues(filters, all.items, context);
    if (!values) continue;
    const matches = await createMatcher(filters, context);
    return expectMatches(all, { filters: pair, values, matches: (item) => matches(item, values) }, steps);
  }
  const names = pair.map(({ parameter }) => parameter.name).join(" and ");
  throw new SkipError(
    `No items distinguish the filters ${names}. Add lists: { ${operationId}: { addDistinctItems: … } } to the plan.`,
  );
}

interface UnfilteredList {
  list: List;
  draft: RequestDraft;
  items: Item[];
  /** True if `items` is the whole list. Long lists are not read to the end. */
  complete: boolean;
}

async function readUnfiltered(filters: [ListFilter, ...ListFilter[]], steps: ScenarioSteps): Promise<UnfilteredList> {
  const [{ list, parameter, filter }] = filters;
  const defaultDraft = await steps.context.createDraft(list.operation);
  const names = filters.map(({ parameter }) => parameter.name);
  const draft = { ...defaultDraft, query: omit(defaultDraft.query, names) };
  if (!parameter.required) await fillList(list, draft, steps);
  const read = filter.allItems
    ? { items: await filter.allItems(steps.context), complete: true }
    : await readList(draft, steps);
  return { list, draft, ...read };
}

interface FilterQuery {
  filters: readonly ListFilter[];
  values: readonly (string | string[])[];
  matches: (item: Item) => boolean;
}

async function expectMatches(
  all: UnfilteredList,
  { filters, values, matches }: FilterQuery,
  steps: ScenarioSteps,
): Promise<void> {
  const { list, draft } = all;
  const query = filters.map(({ parameter }, index): [string, unknown] => [parameter.name, values[index] ?? ""]);
  const filteredDraft = { ...draft, query: { ...draft.query, ...Object.fromEntries(query) } };
  const label = query.map((pair) => pair.join("=")).join(" and ");
  const result = await readList(filteredDraft, steps);
  const [key] = filters.flatMap(({ filter }) => filter.key ?? []);
  const keyIn = (item: Item) => (key === undefined ? keyOf(item) : String(valueAt(item, key)));
  const actual = new Set(result.items.map(keyIn));
  const unexpected = result.items.filter((item) => !matches(item)).map(keyIn);
  const expected = all.complete && result.complete ? all.items.filter(matches).map(keyIn) : [];
  const missing = expected.filter((each) => !actual.has(each));
  steps.expect(missing.length === 0, `Expected the list with ${label} to contain ${formatList(missing)}.`);
  steps.expect(unexpected.length === 0, `Expected the list with ${label} not to contain ${formatList(unexpected)}.`);
  expectOrder(list, result.items, steps, `with ${label}`);
  const { paging } = list;
  if (result.complete && paging)
    await expectSamePages({ list: { ...list, paging }, filteredDraft, label, ...result }, steps);
}

interface FilteredList extends ListContent {
  list: PagedList;
  filteredDraft: RequestDraft;
  label: string;
}

// Reads one page in the middle, and the page after the last.
async function expectSamePages(
  { list, filteredDraft, label, items, total, complete }: FilteredList,
  steps: ScenarioSteps,
): Promise<void> {
  const { length } = items;
  steps.expect((total ?? length) === length, `Expected a total of ${length} with ${label}, but received ${total}.`);
  const { paging } = list;
  if (paging.kind === "cursor") return expectSameCursors({ filteredDraft, paging, items, label }, steps);
  for (const page of new Set([2, Math.max(2, length + 1)])) {
    const expected = items.slice(page - 1, page).map(keyOf);
    const response = await steps.send(pageOf(filteredDraft, paging, page, 1));
    const actual = itemsIn(response.body, paging).map(keyOf);
    const name = `page ${page} with size 1 and ${label}`;
    const message = `Expected ${formatList(expected) || "nothing"} on ${name}`;
    steps.expect(expected.join() === actual.join(), `${message}, but received ${formatList(actual) || "nothing"}.`);
    expectTotals({ list, items, complete, page, size: 1, label: name }, response, steps);
  }
}

// A cursor must keep the filter.
async function expectSameCursors(
  { filteredDraft, paging, items, label }: Pick<FilteredList, "filteredDraft" | "items" | "label"> & { paging: Paging },
  steps: ScenarioSteps,
): Promise<void> {
  const read: string[] = [];
  let count = 0;
  for await (const page of eachPage(filteredDraft, { paging, size: 1 }, steps.send)) {
    read.push(...page.items.map(keyOf));
    if (++count === 3) break;
  }
  const expected = items.slice(0, read.length).map(keyOf);
  const message = `Expected ${formatList(expected) || "nothing"} on the first pages with size 1 and ${label}`;
  steps.expect(expected.join() === read.join(), `${message}, but received ${formatList(read) || "nothing"}.`);
}
