import type { Operation, Parameter } from "@crewkit/openapi";
import { type Law, mayWrite } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import type { Filter, ItemFilter } from "../plan/rules.ts";
import { allowsText } from "../schema/parameter.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks } from "./make.ts";
import { byName, itemProperties } from "./tools/filter-by-name.ts";
import { type Narrowing, narrow, narrowByTwo } from "./tools/filter-items.ts";
import { addUp, addUpByTwo, type Summing } from "./tools/filter-sums.ts";
import { type List, listLists } from "./tools/lists.ts";
import type { Steps } from "./walk.ts";

/**
 * A query parameter that narrows an answer keeps just what it asks for: all of it, and nothing else. Two of them keep
 * what both ask for.
 */
export const filters: MakeWalks = (law) => {
  const lists = new Map(listLists(law).map((list) => [list.operation, list]));
  return law.operations
    .filter((operation) => operation.method === "get" && !mayWrite(operation, law.plan))
    .flatMap((operation) =>
      listWays(operation, lists.get(operation), law).map(({ names, go }) => {
        return { operation, what: names.join(" and "), go };
      }),
    );
};

/** A way to narrow an answer, by one parameter or by two. */
interface Way {
  names: string[];
  go(steps: Steps): Promise<void>;
}

function listWays(operation: Operation, list: List | undefined, law: Law<Plan>): Way[] {
  const found = listParameters(operation, law).map((parameter) => ({
    parameter,
    filter: filterOf(operation, parameter, list, law),
  }));
  const unknown = found
    .filter(({ filter }) => filter === undefined)
    .map(({ parameter }) => untold(operation, parameter));
  const sums = found.flatMap(({ parameter, filter }) => (isSum(filter) ? { parameter, filter } : []));
  const items = list
    ? found.flatMap(({ parameter, filter }) =>
        isItems(filter) ? { list, parameter, filter: allowed(filter, parameter, law) } : [],
      )
    : [];
  return [...waysOfItems(items), ...waysOfSums(operation, sums), ...unknown];
}

function waysOfItems(all: readonly Narrowing[]): Way[] {
  const free = all.filter(({ parameter, filter }) => !parameter.required && !filter.whole);
  return [
    ...all.map((each) => ({ names: namesOf(each), go: (steps: Steps) => narrow(each, steps) })),
    ...pairsOf(free).map((pair) => ({ names: namesOf(...pair), go: (steps: Steps) => narrowByTwo(pair, steps) })),
  ];
}

function waysOfSums(operation: Operation, all: readonly Summing[]): Way[] {
  // Those that make the same parts, such as the first and the last day of a time, are one filter.
  const different = all.filter(
    ({ filter }, index) => all.findIndex((each) => each.filter.parts === filter.parts) === index,
  );
  return [
    ...all.map((each) => ({ names: namesOf(each), go: (steps: Steps) => addUp(operation, each.filter, steps) })),
    ...pairsOf(different).map((pair) => ({
      names: namesOf(...pair),
      go: (steps: Steps) => addUpByTwo(operation, pair, steps),
    })),
  ];
}

function namesOf(...narrowing: { parameter: Parameter }[]): string[] {
  return narrowing.map(({ parameter }) => parameter.name);
}

function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((first, index) => all.slice(index + 1).map((second): [T, T] => [first, second]));
}

// Those that could narrow: not the page, nor its size.
function listParameters({ parameters }: Operation, { plan }: Law): Parameter[] {
  const names = [plan.paging?.page, plan.paging?.size];
  return parameters.filter((each) => each.in === "query" && !names.includes(each.name));
}

// What the plan says of a parameter, or the field of its name; a text where it is no filter; undefined where none knows.
function filterOf(
  operation: Operation,
  parameter: Parameter,
  list: List | undefined,
  law: Law<Plan>,
): Filter | undefined {
  const { name, required } = parameter;
  const stated: Filter | undefined = law.plan.filters?.[operation.operationId]?.[name];
  if (stated !== undefined) return stated;
  if (!list) return "It is no list, and the plan knows of no figure.";
  if (required) return "It has to be given.";
  return name in itemProperties(list, law) ? byName(name) : undefined;
}

function isSum(filter: Filter | undefined): filter is Summing["filter"] {
  return typeof filter === "object" && "figure" in filter;
}

function isItems(filter: Filter | undefined): filter is ItemFilter {
  return typeof filter === "object" && "keeps" in filter;
}

// A field of an item may show what the parameter does not take, such as a longer text.
function allowed(filter: ItemFilter, parameter: Parameter, law: Law): ItemFilter {
  return {
    ...filter,
    async values(items, world) {
      const values = await filter.values(items, world);
      return values.filter((value) => allowsText(law, parameter, value));
    },
  };
}

function untold({ operationId }: Operation, { name }: Parameter): Way {
  const place = `filters: { ${operationId}: { ${name}: … } }`;
  const reason = `The items have no field ${name}, and the plan does not say what it keeps: ${place}.`;
  return { names: [name], go: () => Promise.reject(new Unreached(reason)) };
}
