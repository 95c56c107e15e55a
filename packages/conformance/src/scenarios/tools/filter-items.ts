import type { Parameter } from "@crewkit/openapi";
import fc from "fast-check";
import type { RunContext } from "../../context/context.ts";
import { type ListContent, pageOf } from "../../context/read-pages.ts";
import { SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import type { Item, ItemFilter } from "../../plan/plan.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { isValidText } from "../../schema/parameter.ts";
import { schemaOf } from "../../schema/resolve.ts";
import { itemsIn } from "../../spec/paging.ts";
import { formatList } from "../../values/format.ts";
import { omit, valueAt } from "../../values/json.ts";
import { expectOrder } from "../order.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectTotals, fillList, keyOf, type List, type PagedList, readList } from "./lists.ts";

interface ListFilter {
  list: List;
  parameter: Parameter;
  filter: ItemFilter;
}

/** Tests up to three values that items have, and a value that no item has. */
export async function checkFilter(listFilter: ListFilter, steps: ScenarioSteps): Promise<void> {
  const { parameter, filter } = listFilter;
  const { context } = steps;
  const all = await readUnfiltered([listFilter], steps);
  const values = preferSpecial(await filter.values(all.items, context)).slice(0, 3);
  if (values.length === 0) throw new SkipError(`No item has a value for ${parameter.name}.`);
  const matches = await createMatcher([filter], all.items, context);
  const matchesAny = (value: string) => all.items.some((item) => matches(item, [value]));
  const unmatched = unmatchedValue(parameter, matchesAny, context);
  for (const value of [...values, unmatched])
    if (value !== undefined) await expectMatches(all, { filters: [listFilter], values: [value] }, steps);
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
    if (values) return expectMatches(all, { filters: pair, values }, steps);
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
  /** A value for each filter. */
  values: readonly string[];
}

async function expectMatches(
  all: UnfilteredList,
  { filters, values }: FilterQuery,
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
  const items = [...all.items, ...result.items];
  const matches = await createMatcher(
    filters.map(({ filter }) => filter),
    items,
    steps.context,
  );
  const unexpected = result.items.filter((item) => !matches(item, values)).map(keyIn);
  const matching = all.items.filter((item) => matches(item, values));
  const expected = all.complete && result.complete ? matching.map(keyIn) : [];
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

async function createMatcher(
  filters: readonly ItemFilter[],
  items: readonly Item[],
  context: RunContext,
): Promise<(item: Item, values: readonly string[]) => boolean> {
  const partsOf = await filters.find(({ parts }) => parts)?.parts?.(context);
  const matchers: ((item: Item, part: Item, value: string) => boolean)[] = [];
  for (const { matches, parts } of filters) {
    const isMatch = await matches(context, parts && partsOf ? items.flatMap(partsOf) : items);
    matchers.push((item, part, value) => isMatch(parts ? part : item, value));
  }
  return (item, values) =>
    (partsOf?.(item) ?? [item]).some((part) =>
      matchers.every((matches, index) => matches(item, part, values[index] ?? "")),
    );
}

/** Each value must match items that the other value excludes. Prefers two values that some items both match. */
async function chooseValues(
  [first, second]: readonly [ItemFilter, ItemFilter],
  items: readonly Item[],
  context: RunContext,
): Promise<[string, string] | undefined> {
  const matchesFirst = await createMatcher([first], items, context);
  const matchesSecond = await createMatcher([second], items, context);
  const matchesBoth = await createMatcher([first, second], items, context);
  const count = (matches: (item: Item) => boolean) => items.filter(matches).length;
  const firstValues = (await first.values(items, context)).slice(0, 8);
  const secondValues = (await second.values(items, context)).slice(0, 8);
  const pairs = firstValues.flatMap((a) => secondValues.map((b): [string, string] => [a, b]));
  const candidates = pairs.flatMap(([a, b]) => {
    const matchCount = count((item) => matchesBoth(item, [a, b]));
    const isDistinct =
      matchCount < count((item) => matchesFirst(item, [a])) && matchCount < count((item) => matchesSecond(item, [b]));
    return isDistinct ? [{ values: [a, b] satisfies [string, string], matchCount }] : [];
  });
  return (candidates.find(({ matchCount }) => matchCount > 0) ?? candidates[0])?.values;
}

/** Starts with the value that has the most different characters that must be encoded in a URL. */
function preferSpecial(values: readonly string[]): string[] {
  const specialCharacters = (text: string) => new Set(text.match(/[^\w.~-]/gu)).size;
  const [first, ...others] = values.toSorted((a, b) => specialCharacters(b) - specialCharacters(a));
  return first === undefined ? [] : [first, ...values.filter((value) => others.includes(value))];
}

/** A value that no item has. Undefined if no such value is known. */
function unmatchedValue(
  parameter: Parameter,
  matchesAny: (value: string) => boolean,
  { spec, unique }: RunContext,
): string | undefined {
  const { enum: values, format, type, maxLength = 100, minLength = 1 } = schemaOf(spec, parameter.schema);
  const isText = [type].flat().includes("string");
  const text = isText && format === undefined ? [unique("nothing").padEnd(minLength, "x").slice(0, maxLength)] : [];
  const generated = isText ? fc.sample(arbitraryOf(spec, parameter.schema), { numRuns: 5 }) : [];
  const candidates = values?.filter((value) => value !== null) ?? [...text, ...generated];
  return candidates.map(String).find((value) => isValidText(spec, parameter, value) && !matchesAny(value));
}
