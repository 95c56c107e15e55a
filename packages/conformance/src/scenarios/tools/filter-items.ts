import { randomUUID } from "node:crypto";
import type { Parameter } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import { type ListContent, pageOf } from "../../context/read-pages.ts";
import { SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import type { Item, ItemFilter } from "../../plan/rules.ts";
import { schemaOf } from "../../schema/resolve.ts";
import type { Schema } from "../../schema/schema.ts";
import { itemsIn } from "../../spec/paging.ts";
import { formatList } from "../../values/format.ts";
import { valueAt } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { fillList, keyOf, type PagedList, readList } from "./lists.ts";

/** A query parameter of a list, and what it keeps. */
export interface ListFilter {
  list: PagedList;
  parameter: Parameter;
  filter: ItemFilter;
}

/** Asks for some values of a parameter that items have, and for one that none has. */
export async function checkFilter(listFilter: ListFilter, steps: ScenarioSteps): Promise<void> {
  const { parameter, filter } = listFilter;
  const { context } = steps;
  const all = await readUnfiltered([listFilter], steps);
  const values = (await filter.values(all.items, context)).slice(0, 3);
  if (values.length === 0) throw new SkipError(`No item shows a value to ask ${parameter.name} for.`);
  const matches = await createMatcher([filter], context);
  const matchesAny = (value: string) => all.items.some((item) => matches(item, [value]));
  const unexpected = unmatchedValue(schemaOf(context.spec, parameter.schema), matchesAny, context);
  for (const value of [...values, ...(unexpected === undefined ? [] : [unexpected])])
    await expectMatches(all, { filters: [listFilter], values: [value], matches }, steps);
}

/** Asks for values of two parameters at once, such that who passes over one of them keeps too much. */
export async function checkFilterPair(pair: [ListFilter, ListFilter], steps: ScenarioSteps): Promise<void> {
  const { context } = steps;
  const [{ list }] = pair;
  const { operationId } = list.operation;
  const variety = context.target.writes ? list.rule?.addDistinctItems : undefined;
  for (const prepare of [() => {}, ...(variety ? [variety] : [])]) {
    await prepare(context);
    const all = await readUnfiltered(pair, steps);
    const filters = [pair[0].filter, pair[1].filter] as const;
    const values = await chooseValues(filters, all.items, context);
    if (values)
      return expectMatches(all, { filters: pair, values, matches: await createMatcher(filters, context) }, steps);
  }
  const names = pair.map(({ parameter }) => parameter.name).join(" and ");
  throw new SkipError(
    `No items tell both of ${names} from one, and the plan does not make such: lists: { ${operationId}: { addDistinctItems: … } }.`,
  );
}

interface UnfilteredList {
  list: PagedList;
  /** The request for it, without what narrows. */
  draft: RequestDraft;
  items: Item[];
  /** Whether `items` are all of the list: a long one is not read to its end. */
  complete: boolean;
}

async function readUnfiltered(filters: [ListFilter, ...ListFilter[]], steps: ScenarioSteps): Promise<UnfilteredList> {
  const [{ list, parameter, filter }] = filters;
  const defaultDraft = await steps.context.createDraft(list.operation);
  const names = filters.map(({ parameter }) => parameter.name);
  const query = Object.entries(defaultDraft.query).filter(([name]) => !names.includes(name));
  const draft = { ...defaultDraft, query: Object.fromEntries(query) };
  if (!parameter.required) await fillList(list, draft, steps);
  const read = filter.allItems
    ? { items: await filter.allItems(steps.context), complete: true }
    : await readList(draft, steps);
  return { list, draft, ...read };
}

interface FilterQuery {
  filters: readonly ListFilter[];
  values: readonly string[];
  matches: ItemMatcher;
}

async function expectMatches(
  all: UnfilteredList,
  { filters, values, matches }: FilterQuery,
  steps: ScenarioSteps,
): Promise<void> {
  const { list, draft } = all;
  const query = filters.map(({ parameter }, index): [string, string] => [parameter.name, values[index] ?? ""]);
  const filteredDraft = { ...draft, query: { ...draft.query, ...Object.fromEntries(query) } };
  const label = `With ${query.map((pair) => pair.join("=")).join(" and ")} the list`;
  const found = await readList(filteredDraft, steps);
  const [key] = filters.flatMap(({ filter }) => filter.key ?? []);
  const keyIn = (item: Item) => (key === undefined ? keyOf(item) : String(valueAt(item, key)));
  const actual = new Set(found.items.map(keyIn));
  const unexpected = found.items.filter((item) => !matches(item, values)).map(keyIn);
  const expected = all.complete && found.complete ? all.items.filter((item) => matches(item, values)).map(keyIn) : [];
  const missing = expected.filter((each) => !actual.has(each));
  steps.expect(missing.length === 0, `${label} must have ${formatList(missing)}, which it asks for, but has not.`);
  steps.expect(
    unexpected.length === 0,
    `${label} must not have ${formatList(unexpected)}, which it does not ask for, but has.`,
  );
  if (found.complete) await expectSamePages({ list, filteredDraft, label, ...found }, steps);
}

interface FilteredList extends ListContent {
  list: PagedList;
  filteredDraft: RequestDraft;
  label: string;
}

// The total counts what is kept, and each page keeps the same: one in the middle, and the one beyond the last.
async function expectSamePages(
  { list, filteredDraft, label, items, total }: FilteredList,
  steps: ScenarioSteps,
): Promise<void> {
  const { length } = items;
  steps.expect(
    total === undefined || total === length,
    `${label} must count its ${length} items, but counts ${total}.`,
  );
  for (const page of new Set([2, Math.max(2, length + 1)])) {
    const expected = items.slice(page - 1, page).map(keyOf);
    const actual = itemsIn((await steps.send(pageOf(filteredDraft, list.paging, page, 1))).body, list.paging).map(
      keyOf,
    );
    const message = `must have ${formatList(expected) || "nothing"} on page ${page} of one each, but has ${formatList(actual) || "nothing"}`;
    steps.expect(expected.join() === actual.join(), `${label} ${message}.`);
  }
}

/** Whether some filters together keep an item, each asked for its value. */
type ItemMatcher = (item: Item, values: readonly string[]) => boolean;

// Reads what some filters need, and answers what they keep together.
async function createMatcher(filters: readonly ItemFilter[], context: RunContext): Promise<ItemMatcher> {
  const matchers: { matches: (item: Item, value: string) => boolean; matchesParts: boolean }[] = [];
  for (const each of filters)
    matchers.push({ matches: await each.matches(context), matchesParts: each.parts !== undefined });
  const partsOf = await filters.find(({ parts }) => parts)?.parts?.(context);
  return (item, values) =>
    (partsOf?.(item) ?? [item]).some((part) =>
      matchers.every(({ matches, matchesParts }, index) => matches(matchesParts ? part : item, values[index] ?? "")),
    );
}

/**
 * Values for two filters, such that each alone keeps items that both together don't: who passes over one of them shows
 * it. Undefined where the items have no such. Where possible, something is kept by both.
 */
async function chooseValues(
  [first, second]: readonly [ItemFilter, ItemFilter],
  items: readonly Item[],
  context: RunContext,
): Promise<[string, string] | undefined> {
  const [matchesFirst, matchesSecond] = [await createMatcher([first], context), await createMatcher([second], context)];
  const matchesBoth = await createMatcher([first, second], context);
  const count = (matches: (item: Item) => boolean) => items.filter(matches).length;
  const firstValues = (await first.values(items, context)).slice(0, 8);
  const secondValues = (await second.values(items, context)).slice(0, 8);
  const pairs = firstValues.flatMap((a) => secondValues.map((b): [string, string] => [a, b]));
  const message = pairs.flatMap(([a, b]) => {
    const matchCount = count((item) => matchesBoth(item, [a, b]));
    const isDistinct =
      matchCount < count((item) => matchesFirst(item, [a])) && matchCount < count((item) => matchesSecond(item, [b]));
    return isDistinct ? [{ values: [a, b] satisfies [string, string], matchCount }] : [];
  });
  return (message.find(({ matchCount }) => matchCount > 0) ?? message[0])?.values;
}

// A value that a schema allows and that keeps none of the items; undefined where none is known.
function unmatchedValue(
  { enum: values, format, type, maxLength = 100, minLength = 1 }: Schema,
  matchesAny: (value: string) => boolean,
  context: RunContext,
): string | undefined {
  const isText = [type].flat().includes("string") && format === undefined;
  const text = isText ? [context.unique("nothing").padEnd(minLength, "x").slice(0, maxLength)] : [];
  const candidates = values?.filter((value) => value !== null) ?? (format === "uuid" ? [randomUUID()] : text);
  return candidates.map(String).find((value) => !matchesAny(value));
}
