import type { Parameter } from "@crewkit/openapi";
import type { ItemFilter } from "../../base/plan.ts";
import type { Item } from "../../base/request.ts";
import { SkipError } from "../../base/skip.ts";
import type { EngineContext, EngineSteps } from "../../context/engine-context.ts";
import { readPages } from "../../context/read-pages.ts";
import { isValidText } from "../../schema/parameter.ts";
import { schemaOf } from "../../schema/resolve.ts";
import { sampleValuesOf } from "../../schema/values.ts";
import { formatList, inRule, joinTexts, text } from "../../values/format.ts";
import { omit } from "../../values/json.ts";
import { addDistinctItems } from "./distinct-items.ts";
import { checkPage, expectOrder, fillList, keyOf, type List, type ReadList } from "./lists.ts";

interface ListFilter {
  list: List;
  parameter: Parameter;
  filter: ItemFilter;
}

type FilterPair = readonly [ListFilter, ListFilter];

/**
 * Tests up to three values of items and a value that no item has, or up to three combinations. Adds items if the values of
 * the existing items are not enough.
 */
export async function checkFilters(filters: readonly [ListFilter] | FilterPair, steps: EngineSteps): Promise<void> {
  const { context } = steps;
  const [first, second] = filters;
  let all = await readUnfiltered(filters, steps);
  const choose = () => (second ? chooseCombinations([first, second], all, context) : chooseValues(first, all, context));
  let { combinations, isDistinct } = await choose();
  if (!isDistinct) {
    await addDistinctItems(context, first.list.operation.operationId);
    all = await readUnfiltered(filters, steps);
    ({ combinations, isDistinct } = await choose());
  }
  for (const values of combinations) await expectMatches(all, filters, values, steps);
  if (combinations.length > 0) return;
  throw new SkipError(
    `No items distinguish values of ${filters.map(({ parameter }) => parameter.name).join(" and ")}.`,
  );
}

interface UnfilteredList extends ReadList {
  /** Returns the item itself unless the filters apply to parts. */
  partsOf(item: Item): readonly Item[];
}

async function readUnfiltered(
  filters: readonly [ListFilter] | FilterPair,
  steps: EngineSteps,
): Promise<UnfilteredList> {
  const [{ list, parameter, filter }] = filters;
  const defaultDraft = await steps.context.createDraft(list.operation);
  const names = filters.map((each) => each.parameter.name);
  const draft = { ...defaultDraft, query: omit(defaultDraft.query, names) };
  if (!parameter.required) await fillList(list, draft, steps);
  const content = filter.allItems
    ? { items: await filter.allItems(steps.context), complete: true, total: undefined }
    : await readPages(draft, steps);
  const partsOf = await filters.find((each) => each.filter.parts)?.filter.parts?.(steps.context);
  return { list, draft, ...content, partsOf: partsOf ?? ((item) => [item]) };
}

async function expectMatches(
  { list, draft, ...all }: UnfilteredList,
  filters: readonly ListFilter[],
  values: readonly string[],
  steps: EngineSteps,
): Promise<void> {
  const query = filters.map(({ parameter }, index): [string, string] => [parameter.name, values[index] ?? ""]);
  const filteredDraft = { ...draft, query: { ...draft.query, ...Object.fromEntries(query) } };
  const equations = query.map(([name, value]) => text`${inRule(name)}=${value}`);
  const label = text`with ${joinTexts(equations, " and ")}`;
  const result = await readPages(filteredDraft, steps);
  const actual = new Set(result.items.map(keyOf));
  const matches = await createMatcher(filters, { ...all, items: [...all.items, ...result.items] }, steps.context);
  const unexpected = result.items.filter((item) => !matches(item, values)).map(keyOf);
  const expected = all.complete && result.complete ? all.items.filter((item) => matches(item, values)).map(keyOf) : [];
  const missing = expected.filter((each) => !actual.has(each));
  steps.expect(missing.length === 0, text`Expected the list ${label} to contain ${formatList(missing)}.`);
  steps.expect(unexpected.length === 0, text`Expected the list ${label} not to contain ${formatList(unexpected)}.`);
  expectOrder(list, result.items, steps, label);
  // One page in the middle, and the page after the last.
  for (const page of result.complete ? new Set([2, Math.max(2, result.items.length + 1)]) : [])
    await checkPage({ list, draft: filteredDraft, ...result }, page, 1, steps);
}

async function createMatcher(
  filters: readonly ListFilter[],
  { items, partsOf }: Pick<UnfilteredList, "items" | "partsOf">,
  context: EngineContext,
) {
  const parts = items.flatMap(partsOf);
  const predicates = await Promise.all(filters.map(async ({ filter }) => filter.matches(context, parts)));
  return (item: Item, values: readonly string[]) =>
    partsOf(item).some((part) => predicates.every((isMatch, index) => isMatch(part, values[index] ?? "")));
}

// Starts with special characters, which the API may decode incorrectly. An item may have a value that the parameter does not
// allow, such as a longer text.
async function valuesOf(
  { parameter, filter }: ListFilter,
  all: UnfilteredList,
  context: EngineContext,
): Promise<string[]> {
  const values = await filter.values(all.items.flatMap(all.partsOf), context);
  const countSpecial = (text: string) => text.match(/[^\w.~-]/gu)?.length ?? 0;
  return [...new Set(values)]
    .filter((value) => isValidText(context.spec, parameter, value))
    .toSorted((a, b) => countSpecial(b) - countSpecial(a));
}

interface Choice {
  combinations: string[][];
  /** False if other items could detect more faults. */
  isDistinct: boolean;
}

async function chooseValues(listFilter: ListFilter, all: UnfilteredList, context: EngineContext): Promise<Choice> {
  const values = await valuesOf(listFilter, all, context);
  const matches = await createMatcher([listFilter], all, context);
  const unmatched = unmatchedValues(listFilter.parameter, context).filter(
    (value) => !all.items.some((item) => matches(item, [value])),
  );
  const chosen = values.length === 0 ? [] : [...values.slice(0, 3), ...unmatched.slice(0, 1)];
  return { combinations: chosen.map((each) => [each]), isDistinct: values.length > 1 };
}

/**
 * Prefers values for which each filter excludes items that the other matches, so that the test detects if the API ignores
 * one of them, and that some items match.
 */
async function chooseCombinations(pair: FilterPair, all: UnfilteredList, context: EngineContext): Promise<Choice> {
  const countWith = async (filters: readonly ListFilter[]) => {
    const matches = await createMatcher(filters, all, context);
    return (...values: string[]) => all.items.filter((item) => matches(item, values)).length;
  };
  const countFirst = await countWith([pair[0]]);
  const countSecond = await countWith([pair[1]]);
  const countBoth = await countWith(pair);
  const valuesFor = async (each: ListFilter) => [
    ...(await valuesOf(each, all, context)).slice(0, 8),
    ...unmatchedValues(each.parameter, context).slice(0, 3),
  ];
  const [firstValues, secondValues] = [await valuesFor(pair[0]), await valuesFor(pair[1])];
  const candidates = firstValues.flatMap((first) =>
    secondValues.map((second) => {
      const both = countBoth(first, second);
      const excluding = [countFirst(first), countSecond(second)].filter((count) => count > both).length;
      return { values: [first, second], excluding, hasMatches: both > 0 };
    }),
  );
  const [best, ...others] = candidates
    .filter(({ excluding }) => excluding > 0)
    .toSorted((a, b) => b.excluding - a.excluding || Number(b.hasMatches) - Number(a.hasMatches));
  if (!best) return { combinations: [], isDistinct: false };
  return {
    combinations: [best, ...others].slice(0, 3).map(({ values }) => values),
    isDistinct: best.excluding === 2 && best.hasMatches,
  };
}

/** Values that most likely no item has. */
function unmatchedValues(parameter: Parameter, { spec, unique }: EngineContext): string[] {
  const schema = schemaOf(spec, parameter.schema);
  const candidates = schema.enum ?? [unique("nothing"), ...sampleValuesOf(spec, schema)];
  return candidates
    .filter((value) => typeof value !== "object")
    .map(String)
    .filter((text) => isValidText(spec, parameter, text));
}
