import { formatPointer, type Operation, type Parameter } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { ItemFilter, SumFilter } from "../base/plan.ts";
import { SkipError } from "../base/skip.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import type { ScenarioGenerator, ScenarioParts } from "./scenario.ts";
import { describedFilter } from "./tools/field-filters.ts";
import { checkFilters } from "./tools/filter-items.ts";
import { checkPartition } from "./tools/filter-sums.ts";
import { itemFields, type List, listLists } from "./tools/lists.ts";

/** A filter returns all matching items and no others. Two filters return the items that match both. */
export const filters: ScenarioGenerator = (spec) => {
  const lists = new Map(listLists(spec).map((list) => [list.operation, list]));
  return spec.operations
    .filter((operation) => operation.method === "get")
    .flatMap((operation) => scenariosFor(operation, lists.get(operation), spec));
};

function scenariosFor(operation: Operation, list: List | undefined, spec: SpecModel): ScenarioParts[] {
  const { page, size } = spec.plan.paging ?? {};
  const all = operation.parameters
    .filter(({ in: location, name }) => location === "query" && name !== page && name !== size)
    .map((parameter) => ({ parameter, filter: filterOf(operation, parameter, list, spec) }));
  const itemFilters = all.flatMap(({ parameter, filter }) =>
    list && typeof filter === "object" && "matches" in filter ? [{ list, parameter, filter }] : [],
  );
  const sums = all.flatMap(({ parameter, filter }) =>
    typeof filter === "object" && "total" in filter ? [{ operation, parameter, filter }] : [],
  );
  const combinable = itemFilters.filter(({ parameter, filter }) => !parameter.required && !filter.allItems);
  // Filters with the same parts, such as a start and an end date, count as one.
  const distinctSums = sums.filter((sum) => sums.find((item) => item.filter.parts === sum.filter.parts) === sum);
  const scenario = (filters: { parameter: Parameter }[], run: (steps: EngineSteps) => Promise<void>) => ({
    operation,
    variant: filters.map(({ parameter }) => parameter.name).join(" and "),
    run,
  });
  return [
    ...itemFilters.map((each) => scenario([each], (steps) => checkFilters([each], steps))),
    ...pairsOf(combinable).map((pair) => scenario(pair, (steps) => checkFilters(pair, steps))),
    ...sums.map((each) => scenario([each], (steps) => checkPartition(each, undefined, steps))),
    // A part of one filter is the whole of the other.
    ...pairsOf(distinctSums).map((pair) =>
      scenario(pair, async (steps) => {
        await checkPartition(pair[0], pair[1], steps);
        await checkPartition(pair[1], pair[0], steps);
      }),
    ),
    ...all.filter(({ filter }) => filter === undefined).map((each) => scenario([each], () => skip(operation, each))),
  ];
}

function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((first, index) => all.slice(index + 1).map((second): [T, T] => [first, second]));
}

// A string if the parameter is not a filter, undefined if unknown.
function filterOf(
  operation: Operation,
  { name, required, "x-filter": described }: Parameter,
  list: List | undefined,
  spec: SpecModel,
): ItemFilter | SumFilter | string | undefined {
  const planned = spec.plan.filters?.[operation.operationId]?.[name];
  if (typeof planned === "string" || (planned && "total" in planned)) return planned;
  if (!list || described === false || (required && !planned)) return "Not a filter of a list.";
  const field = name.replace(/\[\]$/, "");
  if (!planned && !described && !itemFields(list, spec).includes(field)) return undefined;
  return { ...describedFilter(described ?? formatPointer([field])), ...planned };
}

async function skip({ operationId }: Operation, { parameter: { name } }: { parameter: Parameter }): Promise<never> {
  const planKey = `filters: { ${operationId}: { ${name}: … } }`;
  throw new SkipError(`The items have no field ${name}, and the plan defines no filter for it. Add ${planKey}.`);
}
