import type { Operation } from "@crewkit/openapi";
import { type Came, type Draft, readAnswer } from "../http/draft.ts";
import { isSuccess, type Law } from "../law/law.ts";
import { itemsIn, readPaging } from "../law/paging.ts";
import type { Given, Paging } from "../plan/plan.ts";
import type { Item } from "../plan/rules.ts";
import { schemaOf } from "../schema/resolve.ts";
import { notGiven, Unreached } from "./unreached.ts";
import type { World } from "./world.ts";

export interface Read {
  items: Item[];
  /** Whether it has no more. */
  complete: boolean;
  /** How many it says that it has; undefined where it does not. */
  total: number | undefined;
}

/** The request for one page of a list, counted from 1. */
export function pageOf(draft: Draft, { kind, page, size }: Paging, number: number, length: number): Draft {
  const position = kind === "page" ? number : (number - 1) * length;
  return { ...draft, query: { ...draft.query, [page]: position, [size]: length } };
}

/** The first page of a list, as large as the contract allows. */
export function firstPage(draft: Draft, law: Law): Draft {
  const { paging } = law.plan;
  return paging ? pageOf(draft, paging, 1, largestPage(draft.operation, law)) : draft;
}

/** The most items that a page of a list may have: all, where no query parameter limits them. */
export function largestPage({ parameters }: Operation, law: Law): number {
  const size = parameters.find((each) => each.in === "query" && each.name === law.plan.paging?.size);
  return size ? (schemaOf(law, size.schema).maximum ?? 100) : Number.POSITIVE_INFINITY;
}

/** Reads a list from its first page on, in the largest pages; no more than so many. */
export async function readPages(
  draft: Draft,
  law: Law,
  send: (draft: Draft) => Promise<Came>,
  most = 10,
): Promise<Read> {
  const { paging } = law.plan;
  const largest = largestPage(draft.operation, law);
  const read: Read = { items: [], complete: false, total: undefined };
  for (let page = 1; page <= most && !read.complete; page++) {
    const came = await send(paging ? pageOf(draft, paging, page, largest) : draft);
    const some = itemsIn(came.body, paging);
    const total = readPaging(paging?.totalItems, came);
    read.items.push(...some);
    read.total = typeof total === "number" ? total : undefined;
    read.complete = some.length < largest;
  }
  return read;
}

/**
 * The items of a list, for who needs them and does not judge them.
 *
 * @throws Unreached if an answer is no success, or the list has more than ten of its largest pages.
 */
export async function readAll(world: World, operationId: string, given: Given = {}): Promise<Item[]> {
  const { law } = world;
  const list = await world.draft(law.operation(operationId), { fresh: true, given });
  const { items, complete } = await readPages(list, law, async (draft) => {
    const { answer } = await world.send(draft);
    if (!isSuccess(answer.status)) throw notGiven(operationId, answer);
    return readAnswer(draft, answer);
  });
  if (complete) return items;
  throw new Unreached(`${operationId} has more than ${items.length} items, which are too many to read them all.`);
}
