import type { Parameter } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import { ignoreSkip, SkipError } from "../../context/skip.ts";
import type { Item, ItemFilter } from "../../plan/plan.ts";
import { isValidText } from "../../schema/parameter.ts";
import { schemaOf } from "../../schema/resolve.ts";
import { typesOf } from "../../schema/schema.ts";
import { sampleValuesOf } from "../../schema/values.ts";
import { formatList } from "../../values/format.ts";
import { omit, valueAt } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { addDistinctItems } from "./distinct-items.ts";
import { checkPage, fillList, itemCreator, keyOf, type List, type ReadList, readList } from "./lists.ts";
import { expectOrder } from "./order.ts";

interface ListFilter {
  list: List;
  parameter: Parameter;
  filter: ItemFilter;
}

type ListFilters = readonly [ListFilter] | readonly [ListFilter, ListFilter];

/**
 * Tests up to three values that items have, or two combinations, and others that no item has. Adds items if the values of
 * the existing items are not enough.
 */
export async function checkFilters(filters: ListFilters, steps: ScenarioSteps): Promise<void> {
  const { context } = steps;
  const [{ list, parameter }, second] = filters;
  await addSpecialItem(filters, context);
  const choose = async () => {
    const all = await readUnfiltered(filters, steps);
    const choice = second
      ? await chooseCombinations([filters[0], second], all, context)
      : await chooseValues(filters[0], all, context);
    return { all, ...choice };
  };
  let choice = await choose();
  if (!choice.isDistinct && context.target.writes) {
    await addDistinctItems(context, list.operation.operationId);
    choice = await choose();
  }
  for (const values of choice.combinations) await expectMatches(choice.all, filters, values, steps);
  if (choice.combinations.length > 0) return;
  if (!second) throw new SkipError(`No item has a value for ${parameter.name}.`);
  const names = filters.map((each) => each.parameter.name).join(" and ");
  const planKey = `lists: { ${list.operation.operationId}: { addDistinctItems: … } }`;
  throw new SkipError(`No items distinguish the filters ${names}. Add ${planKey} to the plan.`);
}

interface UnfilteredList extends ReadList {
  /** Returns the item itself unless a filter applies to parts. */
  partsOf(item: Item): readonly Item[];
}

async function readUnfiltered(filters: ListFilters, steps: ScenarioSteps): Promise<UnfilteredList> {
  const [{ list, parameter, filter }] = filters;
  const defaultDraft = await steps.context.createDraft(list.operation);
  const names = filters.map((each) => each.parameter.name);
  const draft = { ...defaultDraft, query: omit(defaultDraft.query, names) };
  if (!parameter.required) await fillList(list, draft, steps);
  const content = filter.allItems
    ? { items: await filter.allItems(steps.context), complete: true, total: undefined }
    : await readList(draft, steps);
  const partsOf = await filters.find((each) => each.filter.parts)?.filter.parts?.(steps.context);
  return { list, draft, ...content, partsOf: partsOf ?? ((item) => [item]) };
}

/** Adds an item with characters that must be encoded in a URL, if the filter allows them. */
async function addSpecialItem([{ list, parameter }, second]: ListFilters, context: RunContext): Promise<void> {
  const text = specialText(parameter, context);
  const addItem = itemCreator(list, context);
  if (second || text === undefined || !addItem) return;
  const draft = await context.createDraft(list.operation, { overrides: { query: { [parameter.name]: text } } });
  await addItem(draft).catch(ignoreSkip);
}

function specialText(parameter: Parameter, { spec, unique }: RunContext): string | undefined {
  const schema = schemaOf(spec, parameter.schema);
  const isText = typesOf(schema).includes("string") && !schema.enum && schema.format === undefined;
  const text = `Zoë + 50% & a/b?c=d#${unique("e")}`;
  return isText && isValidText(spec, parameter, text) ? text : undefined;
}

/** @param values a value for each filter. */
async function expectMatches(
  { list, draft, ...all }: UnfilteredList,
  filters: readonly ListFilter[],
  values: readonly string[],
  steps: ScenarioSteps,
): Promise<void> {
  const query = filters.map(({ parameter }, index): [string, string] => [parameter.name, values[index] ?? ""]);
  const filteredDraft = { ...draft, query: { ...draft.query, ...Object.fromEntries(query) } };
  const label = `with ${query.map((pair) => pair.join("=")).join(" and ")}`;
  const result = await readList(filteredDraft, steps);
  const [key] = filters.flatMap(({ filter }) => filter.key ?? []);
  const keyIn = (item: Item) => (key === undefined ? keyOf(item) : String(valueAt(item, key)));
  const actual = new Set(result.items.map(keyIn));
  const matches = await createMatcher(filters, { ...all, items: [...all.items, ...result.items] }, steps.context);
  const unexpected = result.items.filter((item) => !matches(item, values)).map(keyIn);
  const expected = all.complete && result.complete ? all.items.filter((item) => matches(item, values)).map(keyIn) : [];
  const missing = expected.filter((each) => !actual.has(each));
  steps.expect(missing.length === 0, `Expected the list ${label} to contain ${formatList(missing)}.`);
  steps.expect(unexpected.length === 0, `Expected the list ${label} not to contain ${formatList(unexpected)}.`);
  expectOrder(list, result.items, steps, label);
  // One page in the middle, and the page after the last.
  for (const page of result.complete ? new Set([2, Math.max(2, result.items.length + 1)]) : [])
    await checkPage({ list, draft: filteredDraft, ...result }, page, 1, steps);
}

type Matcher = (item: Item, values: readonly string[]) => boolean;

async function createMatcher(
  filters: readonly ListFilter[],
  { items, partsOf }: Pick<UnfilteredList, "items" | "partsOf">,
  context: RunContext,
): Promise<Matcher> {
  const matchers: ((item: Item, part: Item, value: string) => boolean)[] = [];
  for (const { filter } of filters) {
    const isMatch = await filter.matches(context, filter.parts ? items.flatMap(partsOf) : items);
    matchers.push((item, part, value) => isMatch(filter.parts ? part : item, value));
  }
  return (item, values) =>
    partsOf(item).some((part) => matchers.every((matches, index) => matches(item, part, values[index] ?? "")));
}

// An item may have a value that the parameter does not allow, such as a longer text.
async function valuesOf(
  { parameter, filter }: ListFilter,
  { items, partsOf }: UnfilteredList,
  context: RunContext,
): Promise<string[]> {
  const values = await filter.values(filter.parts ? items.flatMap(partsOf) : items, context);
  return [...new Set(values)].filter((value) => isValidText(context.spec, parameter, value));
}

interface Choice {
  combinations: string[][];
  /** False if other items could detect more faults. */
  isDistinct: boolean;
}

async function chooseValues(listFilter: ListFilter, all: UnfilteredList, context: RunContext): Promise<Choice> {
  const { parameter } = listFilter;
  const values = preferSpecial(await valuesOf(listFilter, all, context));
  const matches = await createMatcher([listFilter], all, context);
  const unmatched = unmatchedValues(parameter, context).find(
    (value) => !all.items.some((item) => matches(item, [value])),
  );
  const chosen = values.length === 0 ? [] : [...values.slice(0, 3), ...(unmatched === undefined ? [] : [unmatched])];
  const { enum: options } = schemaOf(context.spec, parameter.schema);
  const isChoice = options !== undefined || typesOf(schemaOf(context.spec, parameter.schema)).includes("boolean");
  return { combinations: chosen.map((each) => [each]), isDistinct: values.length > (isChoice ? 1 : 0) };
}

/**
 * Each filter must exclude items that the other matches, so that the test detects if the API ignores one of them. Prefers
 * two combinations with different values that some items match and in which both filters exclude items.
 */
async function chooseCombinations(
  pair: readonly [ListFilter, ListFilter],
  all: UnfilteredList,
  context: RunContext,
): Promise<Choice> {
  const [matchesFirst, matchesSecond, matchesBoth] = await Promise.all(
    [[pair[0]], [pair[1]], pair].map((each) => createMatcher(each, all, context)),
  );
  const count = (matches: Matcher | undefined, values: string[]) =>
    all.items.filter((item) => matches?.(item, values)).length;
  const valuesFor = async (each: ListFilter) => [
    ...(await valuesOf(each, all, context)).slice(0, 8),
    ...unmatchedValues(each.parameter, context).slice(0, 3),
  ];
  const [firstValues, secondValues] = [await valuesFor(pair[0]), await valuesFor(pair[1])];
  const candidates = firstValues.flatMap((a) =>
    secondValues.map((b) => {
      const both = count(matchesBoth, [a, b]);
      const excludes = { first: both < count(matchesSecond, [b]), second: both < count(matchesFirst, [a]) };
      return { values: [a, b], both, ...excludes };
    }),
  );
  const distinct = candidates.filter(({ first, second }) => first && second);
  const matched = distinct.filter(({ both }) => both > 0);
  const other = matched.findLast(({ values }) => values.every((value, index) => value !== matched[0]?.values[index]));
  const unmatched = distinct.find(({ both }) => both === 0);
  const [first, second] = [
    matched[0] ?? candidates.find((each) => each.first),
    other ?? candidates.find((each) => each.second),
  ];
  const combinations = [...new Set([first, second, unmatched])].flatMap((each) => (each ? [each.values] : []));
  return { combinations, isDistinct: matched.length > 0 };
}

/** Starts with the value that has the most different characters that must be encoded in a URL. */
function preferSpecial(values: readonly string[]): string[] {
  const specialCharacters = (text: string) => new Set(text.match(/[^\w.~-]/gu)).size;
  const [first] = values.toSorted((a, b) => specialCharacters(b) - specialCharacters(a));
  return first === undefined ? [] : [first, ...values.filter((value) => value !== first)];
}

/** Values that most likely no item has. */
function unmatchedValues(parameter: Parameter, context: RunContext): string[] {
  const { spec, unique } = context;
  const schema = schemaOf(spec, parameter.schema);
  const { enum: values, format, maxLength = 100, minLength = 1 } = schema;
  if (typesOf(schema).includes("boolean")) return ["true", "false"];
  if (!values && !typesOf(schema).includes("string")) return [];
  const name = format === undefined ? unique("nothing").padEnd(minLength, "x").slice(0, maxLength) : undefined;
  const samples = sampleValuesOf(spec, schema);
  const candidates = values ?? [specialText(parameter, context), name, ...samples];
  return candidates
    .filter((value) => value !== null && value !== undefined)
    .map(String)
    .filter((text) => isValidText(spec, parameter, text));
}
