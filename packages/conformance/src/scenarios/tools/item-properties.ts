import { parsePointer } from "@crewkit/openapi";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import type { Schema } from "../../schema/schema.ts";
import { type SpecModel, successOf } from "../../spec/model.ts";
import type { List } from "./lists.ts";

/** The schemas of the fields that items of a list can have. */
export function itemProperties(
  { operation, paging }: Pick<List, "operation" | "paging">,
  spec: SpecModel,
): Record<string, Schema> {
  const [media] = Object.values(operation.responses[successOf(operation)]?.content ?? {});
  const whole = schemaOf(spec, media?.schema);
  const list = paging
    ? parsePointer(paging.items).reduce<Schema>((schema, key) => schemaOf(spec, schema.properties?.[key]), whole)
    : ([whole, ...Object.values(whole.properties ?? {}).map((each) => schemaOf(spec, each))].find(
        ({ items }) => items,
      ) ?? {});
  const branches = branchesOf(spec, schemaOf(spec, list.items));
  const properties: Record<string, object> = Object.assign({}, ...branches.map((each) => each.properties));
  return Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, schemaOf(spec, node)]));
}
