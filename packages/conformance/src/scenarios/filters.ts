import type { Operation, Parameter } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { Plan } from "../plan/plan.ts";
import type { Filter, ItemFilter } from "../plan/rules.ts";
import { isValidText } from "../schema/parameter.ts";
import { schemaOf } from "../schema/resolve.ts";
import { typesOf } from "../schema/schema.ts";
import { mayWrite, type SpecModel } from "../spec/model.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { checkFilter, checkFilterPair } from "./tools/filter-items.ts";
import { checkPartition, checkPartitionPair } from "./tools/filter-sums.ts";
import { itemProperties, type List, listLists } from "./tools/lists.ts";
import { isSortName } from "./tools/sorted-pages.ts";

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
      ? [{ ...all, list, filter: allowedValuesOnly(filter, all.parameter, spec), union: unionField(all, spec) }]
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
): Filter | undefined {
  const { name, required } = parameter;
  const planned: Filter | undefined = spec.plan.filters?.[operation.operationId]?.[name];
  if (planned !== undefined) return planned;
  if (!list) return "The response is not a list, and the plan defines no total.";
  if (required) return "The parameter is required.";
  const field = fieldOf(parameter);
  if (field in itemProperties(list, spec)) return byName(field);
  return isSortName(name) ? "The parameter sorts." : undefined;
}

// An item cannot match two values of a field with one value.
function unionField(
  { operation, parameter }: { operation: Operation; parameter: Parameter },
  spec: SpecModel<Plan>,
): string | undefined {
  const isPlanned = spec.plan.filters?.[operation.operationId]?.[parameter.name] !== undefined;
  return !isPlanned && typesOf(schemaOf(spec, parameter.schema)).includes("array") ? fieldOf(parameter) : undefined;
}

function fieldOf({ name }: Parameter): string {
  return name.replace(/\[\]$/, "");
}

function byName(name: string): ItemFilter {
  return {
    values: (items) => [...new Set(items.map((item) => textOf(item[name])).filter((text) => text !== undefined))],
    matches: () => (item, value) => textOf(item[name]) === value,
  };
}

function textOf(value: unknown): string | undefined {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}

// An item may have a value that the parameter does not allow, such as a longer text.
function allowedValuesOnly(filter: ItemFilter, parameter: Parameter, spec: SpecModel): ItemFilter {
  return {
    ...filter,
    async values(items, context) {
      const values = await filter.values(items, context);
      return values.filter((value) => isValidText(spec, parameter, value));
    },
  };
}

function missingFilter({ operationId }: Operation, { name }: Parameter): FilterScenario {
  const planKey = `filters: { ${operationId}: { ${name}: … } }`;
  const reason = `The items have no field ${name}, and the plan defines no filter for it. Add ${planKey}.`;
  return { variant: name, run: () => Promise.reject(new SkipError(reason)) };
}
