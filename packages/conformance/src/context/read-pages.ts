import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { Paging } from "../base/plan.ts";
import type { Item, ParsedResponse, RequestDraft, RequestOverrides } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import { parseResponse } from "../http/draft.ts";
import { schemaOf } from "../schema/resolve.ts";
import { itemsIn } from "../spec/paging.ts";
import { valueAt } from "../values/json.ts";
import type { EngineContext } from "./engine-context.ts";

export interface ListContent {
  items: Item[];
  complete: boolean;
  /** Undefined if the API reports no total. */
  total: number | undefined;
}

/** Page numbers start at 1. */
export function pageOf(draft: RequestDraft, { page, size }: Paging, number: number, count: number): RequestDraft {
  return { ...draft, query: { ...draft.query, [page]: number, [size]: count } };
}

export function firstPage(draft: RequestDraft, spec: SpecModel): RequestDraft {
  const { paging } = spec.plan;
  return paging ? pageOf(draft, paging, 1, largestPage(draft.operation, spec)) : draft;
}

/** Infinite if no query parameter limits the page size. */
export function largestPage({ parameters }: Operation, spec: SpecModel): number {
  const size = parameters.find((each) => each.in === "query" && each.name === spec.plan.paging?.size);
  return size ? (schemaOf(spec, size.schema).maximum ?? 100) : Number.POSITIVE_INFINITY;
}

/** Reads page after page until the end of the list. */
export async function readPages(
  draft: RequestDraft,
  { context: { spec }, send }: { context: EngineContext; send(draft: RequestDraft): Promise<ParsedResponse> },
  maxPages: number = 10,
): Promise<ListContent> {
  const { paging } = spec.plan;
  const size = largestPage(draft.operation, spec);
  const content: ListContent = { items: [], complete: false, total: undefined };
  for (let number = 1; number <= maxPages && !content.complete; number++) {
    const { body } = await send(paging ? pageOf(draft, paging, number, size) : draft);
    const items = itemsIn(body, paging);
    const total = paging && valueAt(body, paging.totalItems);
    content.items.push(...items);
    content.total = typeof total === "number" ? total : undefined;
    content.complete = !paging || items.length < size;
  }
  return content;
}

export async function readAll(context: EngineContext, id: string, overrides: RequestOverrides = {}): Promise<Item[]> {
  const list = await context.createDraft(context.spec.operation(id), { isolated: true, overrides });
  const send = async (draft: RequestDraft) => parseResponse(draft, (await context.sendForSetup(draft)).response);
  const { items, complete } = await readPages(list, { context, send });
  if (complete) return items;
  throw new SkipError(`${id} has more than ${items.length} items, too many to read all of them.`);
}
