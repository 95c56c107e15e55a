import { type Operation, type Parameter, parsePointer } from "@crewkit/openapi";
import { type Law, mayWrite, successOf } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import type { Filter, ItemFilter } from "../plan/rules.ts";
import { allowsText } from "../schema/parameter.ts";
import { branchesOf, schemaOf } from "../schema/resolve.ts";
import type { Schema } from "../schema/schema.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { narrow, narrowByTwo } from "./tools/filter-items.ts";
import { addUp, addUpByTwo } from "./tools/filter-sums.ts";
import { type List, listLists } from "./tools/lists.ts";

/**
 * A query parameter that narrows an answer keeps just what it asks for: all of it, and nothing else. Two of them keep
 * what both ask for.
 */
export const filters: MakeWalks = (law) => {
  const lists = new Map(listLists(law).map((list) => [list.operation, list]));
  return law.operations
    .filter((operation) => operation.method === "get" && !mayWrite(operation, law.plan))
    .flatMap((operation) => listWays(operation, lists.get(operation), law).map((way) => ({ operation, ...way })));
};

interface Way {
  what: string;
  go(steps: Steps): Promise<void>;
}

function listWays(operation: Operation, list: List | undefined, law: Law<Plan>): Way[] {
  const { page, size } = law.plan.paging ?? {};
  const found = operation.parameters
    .filter((each) => each.in === "query" && each.name !== page && each.name !== size)
    .map((parameter) => ({ operation, parameter, filter: filterOf(operation, parameter, list, law) }));
  const unknown = found.filter(({ filter }) => filter === undefined);
  const sums = found.flatMap(({ filter, ...all }) =>
    typeof filter === "object" && "figure" in filter ? [{ ...all, filter }] : [],
  );
  // Those that make the same parts, such as the first and the last day of a time, are one filter.
  const different = sums.filter((sum) => sums.find((each) => each.filter.parts === sum.filter.parts) === sum);
  const items = found.flatMap(({ filter, ...all }) =>
    list && typeof filter === "object" && "keeps" in filter
      ? [{ ...all, list, filter: allowed(filter, all.parameter, law) }]
      : [],
  );
  const free = items.filter(({ parameter, filter }) => !parameter.required && !filter.whole);
  return [
    ...items.map((each) => ({ what: nameOf(each), go: (steps: Steps) => narrow(each, steps) })),
    ...pairsOf(free).map((pair) => ({ what: nameOf(...pair), go: (steps: Steps) => narrowByTwo(pair, steps) })),
    ...sums.map((each) => ({ what: nameOf(each), go: (steps: Steps) => addUp(each, steps) })),
    ...pairsOf(different).map((pair) => ({ what: nameOf(...pair), go: (steps: Steps) => addUpByTwo(pair, steps) })),
    ...unknown.map(({ parameter }) => untold(operation, parameter)),
  ];
}

function nameOf(...narrowing: { parameter: Parameter }[]): string {
  return narrowing.map(({ parameter }) => parameter.name).join(" and ");
}

function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((first, index) => all.slice(index + 1).map((second): [T, T] => [first, second]));
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

// The items that have the value of the parameter in the field of its name.
function byName(name: string): ItemFilter {
  return {
    values: (items) => [...new Set(items.map((item) => textOf(item[name])).filter((text) => text !== undefined))],
    keeps: () => (item, value) => textOf(item[name]) === value,
  };
}

function textOf(value: unknown): string | undefined {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}

// The fields of a list's items, by name, as the contract has them.
function itemProperties({ operation, paging }: List, law: Law): Record<string, object> {
  const [media] = Object.values(operation.responses[successOf(operation)]?.content ?? {});
  const list = parsePointer(paging.items).reduce<Schema>(
    (schema, key) => schemaOf(law, schema.properties?.[key]),
    schemaOf(law, media?.schema),
  );
  const kinds = branchesOf(law, schemaOf(law, list.items));
  return Object.assign({}, ...kinds.map(({ properties }) => properties));
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
  return { what: name, go: () => Promise.reject(new Unreached(reason)) };
}
