import type { Parameter } from "@crewkit/openapi";
import { eachPage, type ListContent } from "../../context/read-pages.ts";
import type { RequestDraft } from "../../http/draft.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Item } from "../../plan/rules.ts";
import { schemaOf } from "../../schema/resolve.ts";
import { type Schema, typesOf } from "../../schema/schema.ts";
import type { SpecModel } from "../../spec/model.ts";
import { formatList, formatValue, truncate } from "../../values/format.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { addVariants, itemProperties, keyOf, type PagedList, readList, readPopulatedList } from "./lists.ts";

interface SortedList {
  list: PagedList;
  parameter: Parameter;
  values: unknown[];
}

/** True for `sort`, `order_by` or `sortDirection`. */
export function isSortName(name: string): boolean {
  return /^(sort|order|ordering)([-_]?(by|dir|direction|field|key|order))?$/i.test(name);
}

/** The parameters with few values that are not known to be filters, such as `sort`. */
export function listSortedLists(list: PagedList, spec: SpecModel<Plan>): SortedList[] {
  const { operation, paging } = list;
  const { operationId, parameters } = operation;
  const { notGenerated = [] } = spec.plan.operations?.[operationId] ?? {};
  const fields = itemProperties(list, spec);
  const isFilter = ({ name, "x-filter": described }: Parameter) => {
    const planned = spec.plan.filters?.[operationId]?.[name];
    return planned === undefined ? described !== undefined || name in fields : typeof planned === "object";
  };
  return parameters
    .filter(({ in: location, name }) => location === "query" && name !== paging.page && name !== paging.size)
    .filter((parameter) => !isFilter(parameter) && !notGenerated.includes(parameter.name))
    .map((parameter) => ({ list, parameter, values: valuesOf(parameter, spec) }))
    .filter(({ values }) => values.length > 0);
}

function valuesOf({ schema }: Parameter, spec: SpecModel): unknown[] {
  const whole = schemaOf(spec, schema);
  const isList = typesOf(whole).includes("array");
  const { enum: values, ...rest } = isList ? schemaOf(spec, whole.items) : whole;
  const all = values ?? (typesOf(rest).includes("boolean") ? [true, false] : []);
  const fixed = all.filter((value) => value !== null && !/rand|shuffle/i.test(String(value)));
  return (isList ? fixed.map((value) => [value]) : fixed).slice(0, 8);
}

/** For each value of a parameter, small pages contain the same items in the same order as the largest page. */
export async function checkSortedPages({ list, parameter, values }: SortedList, steps: ScenarioSteps): Promise<void> {
  const { name } = parameter;
  const properties = itemProperties(list, steps.context.spec);
  const filled = await readPopulatedList(list, steps);
  const fields = values.flatMap((value) => sortFieldOf(String(value), Object.keys(properties))?.name ?? []);
  for (const field of new Set(isSortName(name) ? fields : [])) await addVariants(filled, field, steps);
  const { draft } = filled;
  const { items, complete } = await readList(draft, steps);
  for (const value of values) {
    const sortedDraft = { ...draft, query: { ...draft.query, [name]: value } };
    const label = `${list.operation.operationId} with ${name}=${value}`;
    const sorted = await readList(sortedDraft, steps);
    if (isSortName(name)) {
      if (complete && sorted.complete) expectSameItems([items, sorted.items], label, steps);
      const problem = describeUnsorted(String(value), sorted.items, properties);
      steps.expect(problem === undefined, `Expected ${label} to return ${problem}.`);
    }
    await expectSmallPages({ ...sorted, list, sortedDraft, label }, steps);
  }
}

function expectSameItems([all, sorted]: [Item[], Item[]], label: string, { expect }: ScenarioSteps): void {
  const [keys, sortedKeys] = [all.map(keyOf), sorted.map(keyOf)];
  const missing = keys.filter((key) => !sortedKeys.includes(key));
  expect(missing.length === 0, `Expected ${formatList(missing)} in ${label}.`);
  const repeated = sortedKeys.filter((key, index) => sortedKeys.indexOf(key) < index);
  expect(repeated.length === 0, `Expected ${label} to return ${formatList(repeated)} once.`);
}

interface SortedContent extends ListContent {
  list: PagedList;
  sortedDraft: RequestDraft;
  label: string;
}

// Servers skip or repeat items with equal values at the boundary of two pages.
async function expectSmallPages(
  { list, sortedDraft, label, items, complete }: SortedContent,
  steps: ScenarioSteps,
): Promise<void> {
  const read: Item[] = [];
  let [count, isEnd] = [0, false];
  for await (const page of eachPage(sortedDraft, { paging: list.paging, size: 2 }, steps.send)) {
    // The parameter may turn off paging, such as `all=true`.
    if (page.items.length > 2) return;
    read.push(...page.items);
    isEnd = page.isLast;
    if (isEnd || ++count === 10) break;
  }
  const expected = (isEnd && complete ? items : items.slice(0, read.length)).map(keyOf);
  const actual = read.slice(0, complete ? read.length : items.length).map(keyOf);
  const index = actual.findIndex((key, at) => key !== expected[at]);
  const position = index < 0 && actual.length < expected.length ? actual.length : index;
  const [wanted, received] = [expected, actual].map((keys) => truncate(keys[position] ?? "nothing"));
  const message = `Expected item ${position + 1} of ${label}, in pages with size 2, to be ${wanted}`;
  steps.expect(position < 0, `${message}, but received ${received}.`);
}

interface SortField {
  name: string;
  /** Undefined if the value has no direction. */
  direction: "ascending" | "descending" | undefined;
}

/**
 * The field that a sort value names. Undefined if the value names no field.
 *
 * @example
 * sortFieldOf("created_at:desc", ["createdAt"]); // { name: "createdAt", direction: "descending" }
 */
function sortFieldOf(value: string, fields: readonly string[]): SortField | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const find = (text: string) => fields.find((field) => plain(field) === plain(text));
  const [, sign = "", text = ""] = /^([-+]?)(.*)$/.exec(value) ?? [];
  const whole = find(text);
  if (whole !== undefined)
    return { name: whole, direction: sign === "" ? undefined : sign === "-" ? "descending" : "ascending" };
  const [, base = "", suffix = ""] = /^(.+?)[\s:_.,-]?(asc|desc)(?:ending)?$/i.exec(value) ?? [];
  const name = find(base);
  if (name === undefined || sign !== "") return undefined;
  return { name, direction: suffix.toLowerCase() === "desc" ? "descending" : "ascending" };
}

/** Describes two items in the wrong order, if the sort value certainly defines the order of its field. */
function describeUnsorted(
  sort: string,
  items: readonly Item[],
  properties: Record<string, Schema>,
): string | undefined {
  const field = sortFieldOf(sort, Object.keys(properties));
  const isAfter = field && comparisonOf(field.name, properties[field.name] ?? {});
  if (!field || !isAfter) return undefined;
  const values = items.map((item) => item[field.name]).filter((value) => value !== null && value !== undefined);
  const misplaced = (direction: string) =>
    values.findIndex((value, index) => {
      const next = values[index + 1];
      if (next === undefined) return false;
      return direction === "ascending" ? isAfter(value, next) : isAfter(next, value);
    });
  const directions = field.direction ? [field.direction] : ["ascending", "descending"];
  const indexes = directions.map(misplaced);
  if (indexes.some((index) => index < 0)) return undefined;
  const [index = 0] = indexes;
  const pair = `${formatValue(values[index])} before ${formatValue(values[index + 1])}`;
  return `${directions.join(" or ")} values of ${field.name}, but received ${pair}`;
}

type IsAfter = (a: unknown, b: unknown) => boolean;

// Other values may have an order that the contract does not define, such as priorities.
function comparisonOf(name: string, schema: Schema): IsAfter | undefined {
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.length > 0 && types.every((type) => type === "integer" || type === "number"))
    return (a, b) => typeof a === "number" && typeof b === "number" && a > b;
  if (schema.format === "date" || schema.format === "date-time")
    return (a, b) => Date.parse(String(a)) > Date.parse(String(b));
  const isName = types.join() === "string" && !schema.enum && !schema.format && /(name|title)$/i.test(name);
  return isName ? isTextAfter : undefined;
}

const collators = [{ sensitivity: "base" }, { numeric: true }, { ignorePunctuation: true }] satisfies object[];
const comparisons = collators.map((options) => new Intl.Collator("en", options as Intl.CollatorOptions).compare);

// Reports the wrong order only if all common rules of comparison agree.
function isTextAfter(a: unknown, b: unknown): boolean {
  if (![a, b].every((text): text is string => typeof text === "string" && /^[ -~]+$/.test(text))) return false;
  return String(a) > String(b) && comparisons.every((compare) => compare(String(a), String(b)) > 0);
}
