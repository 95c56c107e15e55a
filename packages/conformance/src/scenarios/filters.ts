import { formatPointer, type Operation, type Parameter } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { ItemFilter, Plan, SumFilter } from "../plan/plan.ts";
import { isValidText } from "../schema/parameter.ts";
import { mayWrite, type SpecModel } from "../spec/model.ts";
import { formatList } from "../values/format.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { describedFilter } from "./tools/field-filters.ts";
import { checkFilter, checkFilterPair } from "./tools/filter-items.ts";
import { itemProperties, type List, listLists } from "./tools/lists.ts";

/** A filter returns all matching items and no others. Two filters return the items that match both. */
export const filters: ScenarioGenerator = (spec) => {
  const lists = new Map(listLists(spec).map((list) => [list.operation, list]));
  return spec.operations
    .filter((operation) => operation.method === "get" && !mayWrite(operation, spec.plan))
    .flatMap((operation) =>
      scenariosFor(operation, lists.get(operation), spec).map((each) => ({ operation, ...each })),
    );
};

interface FilterScenario {
  variant: string;
  run(steps: ScenarioSteps): Promise<void>;
}

function scenariosFor(operation: Operation, list: List | undefined, spec: SpecModel<Plan>): FilterScenario[] {
  const { page, size } = spec.plan.paging ?? {};
  const parameters = operation.parameters
    .filter((item) => item.in === "query" && item.name !== page && item.name !== size)
    .map((parameter) => ({ operation, parameter, filter: filterOf(operation, parameter, list, spec) }));
  const undescribed = parameters.filter(({ filter }) => filter === undefined);
  const sums = parameters.flatMap(({ filter, ...all }) =>
    typeof filter === "object" && "total" in filter ? [{ ...all, filter }] : [],
  );
  // Filters with the same parts, such as a start and an end date, count as one.
  const distinctSums = sums.filter((sum) => sums.find((item) => item.filter.parts === sum.filter.parts) === sum);
  const items = parameters.flatMap(({ filter, ...all }) =>
    list && typeof filter === "object" && "matches" in filter
      ? [{ ...all, list, filter: allowedValuesOnly(filter, all.parameter, spec) }]
      : [],
  );
  const combinable = items.filter(({ parameter, filter }) => !parameter.required && !filter.allItems);
  return [
    ...items.map((item) => ({ variant: variantOf(item), run: (steps: ScenarioSteps) => checkFilter(item, steps) })),
    ...pairsOf(combinable).map((pair) => ({
      variant: variantOf(...pair),
      run: (steps: ScenarioSteps) => checkFilterPair(pair, steps),
    })),
    ...sums.map((item) => ({ variant: variantOf(item), run: (steps: ScenarioSteps) => checkPartition(item, steps) })),
    ...pairsOf(distinctSums).map((pair) => ({
      variant: variantOf(...pair),
      run: (steps: ScenarioSteps) => checkPartitionPair(pair, steps),
    })),
    ...undescribed.map(({ parameter }) => missingFilter(operation, parameter)),
  ];
}

function variantOf(...filters: { parameter: Parameter }[]): string {
  return filters.map(({ parameter }) => parameter.name).join(" and ");
}

function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((first, index) => all.slice(index + 1).map((second): [T, T] => [first, second]));
}

// A string if the parameter is not a filter, undefined if unknown.
function filterOf(
  operation: Operation,
  parameter: Parameter,
  list: List | undefined,
  spec: SpecModel<Plan>,
): ItemFilter | SumFilter | string | undefined {
  const { name, required, "x-filter": described } = parameter;
  const planned = spec.plan.filters?.[operation.operationId]?.[name];
  if (typeof planned === "string" || (planned && "total" in planned)) return planned;
  if (!list) return "The response is not a list, and the plan defines no total.";
  if (required && !planned) return "The parameter is required.";
  if (described === false) return "The contract states that the parameter is not a filter.";
  const field = fieldOf(parameter);
  if (planned || described || field in itemProperties(list, spec))
    return { ...describedFilter(described ?? formatPointer([field])), ...planned };
  return undefined;
}

function fieldOf({ name }: Parameter): string {
  return name.replace(/\[\]$/, "");
}

// An item may have a value that the parameter does not allow, such as a longer text.
function allowedValuesOnly(filter: ItemFilter, parameter: Parameter, spec: SpecModel): ItemFilter {
  return {
    ...filter,
    async values(items, context) {
      const partsOf = await filter.parts?.(context);
      const values = await filter.values(partsOf ? items.flatMap(partsOf) : items, context);
      return values.filter((value) => isValidText(spec, parameter, value));
    },
  };
}

function missingFilter({ operationId }: Operation, { name }: Parameter): FilterScenario {
  const planKey = `filters: { ${operationId}: { ${name}: … } }`;
  const reason = `The items have no field ${name}, and the plan defines no filter for it. Add ${planKey}.`;
  return { variant: name, run: () => Promise.reject(new SkipError(reason)) };
}

interface TotalFilter {
  operation: Operation;
  parameter: Parameter;
  filter: SumFilter;
}

type Query = Record<string, string>;

/** The totals of all parts must add up to the total of the whole. */
async function checkPartition(totalFilter: TotalFilter, steps: ScenarioSteps): Promise<void> {
  const { whole, parts, remainder = 0 } = await totalFilter.filter.parts(steps.context);
  const readTotal = await createReader(totalFilter, steps);
  const expectedTotal = await readTotal(whole);
  if (expectedTotal === 0 || parts.length === 0) throw new SkipError("There is no total to split into parts.");
  const totals: number[] = [];
  for (const part of parts) totals.push(await readTotal(part));
  const sum = totals.reduce((a, b) => a + b, remainder);
  const texts = parts.map((part, index) => `${new URLSearchParams(part)}: ${totals[index]}`);
  const description = `${formatList(texts, "; ")}; others: ${remainder}`;
  const isEqual = !exceeds(sum, expectedTotal) && !exceeds(expectedTotal, sum);
  steps.expect(isEqual, `Expected the parts to add up to ${expectedTotal}, but received ${sum} (${description}).`);
}

/** Uses a part of one filter as the whole of the other, in both directions. */
async function checkPartitionPair([one, two]: [TotalFilter, TotalFilter], steps: ScenarioSteps): Promise<void> {
  await checkNestedPartition(one, two, steps);
  await checkNestedPartition(two, one, steps);
}

async function checkNestedPartition(inner: TotalFilter, outer: TotalFilter, steps: ScenarioSteps): Promise<void> {
  const { whole, parts, remainder = 0 } = await inner.filter.parts(steps.context);
  const readTotal = await createReader(inner, steps);
  const outerPartition = await outer.filter.parts(steps.context);
  const outerPart = await findPart(outerPartition.parts, (part) =>
    readTotal({ ...outerPartition.whole, ...whole, ...part }),
  );
  if (!outerPart || parts.length === 0) throw new SkipError("There is no total to split into parts.");
  // If a filter were ignored, each part would have the total of the whole, so five are enough.
  const lastParts = parts.slice(-5);
  let sum = 0;
  for (const part of lastParts) sum += await readTotal({ ...outerPart.part, ...part });
  const minimum = lastParts.length < parts.length ? 0 : outerPart.total - remainder;
  const label = `the parts by ${inner.parameter.name} with ${new URLSearchParams(outerPart.part)}`;
  const isInRange = !exceeds(sum, outerPart.total) && !exceeds(minimum, sum);
  steps.expect(isInRange, `Expected ${label} to add up to ${minimum} to ${outerPart.total}, but received ${sum}.`);
}

type ReadTotal = (query: Query) => Promise<number>;

async function findPart(
  parts: readonly Query[],
  readTotal: ReadTotal,
): Promise<{ part: Query; total: number } | undefined> {
  for (const part of parts.toReversed()) {
    const total = await readTotal(part);
    if (total > 0) return { part, total };
  }
  return undefined;
}

async function createReader({ operation, filter }: TotalFilter, { context, send }: ScenarioSteps): Promise<ReadTotal> {
  const draft = await context.createDraft(operation);
  return async (query) => filter.total((await send({ ...draft, query: { ...draft.query, ...query } })).body);
}

// Allows for rounded amounts of money.
function exceeds(a: number, b: number): boolean {
  return a - b > 1e-6 * Math.max(1, Math.abs(b));
}
