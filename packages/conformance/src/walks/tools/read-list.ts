import type { Operation } from "@crewkit/openapi";
import type { Came } from "../../http/came.ts";
import type { Draft } from "../../http/draft.ts";
import type { Law } from "../../law/law.ts";
import { itemsIn, readPaging } from "../../law/paging.ts";
import type { Paging } from "../../plan/plan.ts";
import { schemaOf } from "../../schema/resolve.ts";
import { isObject } from "../../values/json.ts";
import type { Steps } from "../walk.ts";

/** A whole list. */
export interface Listed {
  /** The operationId of what lists it. */
  name: string;
  items: unknown[];
  /** As the answer has it; the number of items where the API tells none. */
  total: number;
}

// A list that does not end would be asked for for ever.
const mostPages = 100;

/** Reads all pages of a list, as large as the contract allows. */
export async function readList(list: Operation, path: Record<string, string>, steps: Steps): Promise<Listed> {
  const { world, send } = steps;
  const { paging } = world.law.plan;
  const draft = withLargestPage(await world.draft(list, { given: { path } }), world.law);
  const size = Number(draft.query[paging?.size ?? ""] ?? Number.POSITIVE_INFINITY);
  const { operationId: name } = list;
  const items: unknown[] = [];
  for (let page = 0; page < mostPages; page++) {
    const came = await send(paging && page > 0 ? atPage(draft, paging, page) : draft);
    const some = itemsIn(came.body, paging);
    items.push(...some);
    if (some.length < size) return { name, items, total: totalOf(came, paging) ?? items.length };
  }
  return { name, items, total: items.length };
}

/** A draft for a list, with the largest page that the contract allows; any other as it is. */
export function withLargestPage(draft: Draft, law: Law): Draft {
  const { paging } = law.plan;
  const size = draft.operation.parameters.find((each) => each.in === "query" && each.name === paging?.size);
  if (!size) return draft;
  return { ...draft, query: { ...draft.query, [size.name]: schemaOf(law, size.schema).maximum ?? 100 } };
}

// The first is 0.
function atPage(draft: Draft, { page, size, kind }: Paging, number: number): Draft {
  const value = kind === "page" ? number + 1 : number * Number(draft.query[size]);
  return { ...draft, query: { ...draft.query, [page]: value } };
}

function totalOf(came: Came, paging: Paging | undefined): number | undefined {
  const total = readPaging(paging?.totalItems, came);
  return typeof total === "number" ? total : undefined;
}

/** Whether an item of a list has an id in a field. */
export function hasId(item: unknown, field: string, id: string | undefined): boolean {
  const own = isObject(item) ? item[field] : undefined;
  return own !== undefined && String(own) === id;
}

/** The object in an answer of which a field has a value: the thing in its envelope. Not in lists. */
export function findThing(body: unknown, field: string, value: string): Record<string, unknown> | undefined {
  if (!isObject(body) || Array.isArray(body)) return undefined;
  if (hasId(body, field, value)) return body;
  for (const inner of Object.values(body)) {
    const found = findThing(inner, field, value);
    if (found) return found;
  }
  return undefined;
}
