import { randomUUID } from "node:crypto";
import { parsePointer } from "@crewkit/openapi";
import { type Law, successOf } from "../../law/law.ts";
import type { Item, ItemFilter, Keeps } from "../../plan/rules.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import { type Schema, typesOf } from "../../schema/schema.ts";
import type { World } from "../../world/world.ts";
import type { List } from "./lists.ts";

/** The filter that a parameter is whose name is that of a field: the items that have its value there. */
export function byName(name: string): ItemFilter {
  return {
    values: (items) => [...new Set(items.map((item) => textOf(item[name])).filter((text) => text !== undefined))],
    keeps: () => (item, value) => textOf(item[name]) === value,
  };
}

function textOf(value: unknown): string | undefined {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}

/** The fields of a list's items, by name, as the contract has them. */
export function itemProperties({ operation, paging }: List, law: Law): Record<string, object> {
  const [media] = Object.values(operation.responses[successOf(operation)]?.content ?? {});
  const list = parsePointer(paging.items).reduce<Schema>(
    (schema, key) => schemaOf(law, schema.properties?.[key]),
    schemaOf(law, media?.schema),
  );
  const kinds = branchesOf(law, schemaOf(law, list.items));
  return Object.assign({}, ...kinds.map(({ properties }) => properties));
}

/** A value that a schema allows and that keeps none of the items; undefined where none is known. */
export function strangeValue(
  { enum: values, format, type, maxLength = 100, minLength = 1 }: Schema,
  { items, keeps, world }: { items: readonly Item[]; keeps: Keeps; world: World },
): string | undefined {
  const candidates = values
    ? values.filter((value) => value !== null).map(String)
    : format === "uuid"
      ? [randomUUID()]
      : typesOf({ ...(type !== undefined && { type }) }).includes("string") && format === undefined
        ? [world.unique("nothing").padEnd(minLength, "x").slice(0, maxLength)]
        : [];
  return candidates.find((value) => !items.some((item) => keeps(item, value)));
}
