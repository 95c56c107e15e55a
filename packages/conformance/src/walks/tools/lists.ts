import type { Operation } from "@crewkit/openapi";
import type { Came } from "../../http/came.ts";
import type { Draft } from "../../http/draft.ts";
import { listFamilies } from "../../law/family.ts";
import { type Law, mayWrite } from "../../law/law.ts";
import { itemsIn, readPaging } from "../../law/paging.ts";
import { parameterNames } from "../../law/template.ts";
import type { Paging, Plan } from "../../plan/plan.ts";
import type { Item, ListRule } from "../../plan/rules.ts";
import { schemaOf } from "../../schema/resolve.ts";
import { isObject, parseJson } from "../../values/json.ts";
import { Unreached } from "../../world/unreached.ts";
import type { Steps } from "../walk.ts";

/** An operation that answers a list in pages. */
export interface List {
  operation: Operation;
  paging: Paging;
  /** The most items that a page may have. */
  largest: number;
  rule: ListRule | undefined;
}

/** So many pages of a list are read at most. */
export const mostPages = 10;

/** The lists of a contract: what is read and takes the plan's paging parameters. */
export function listLists(law: Law<Plan>): List[] {
  const { paging } = law.plan;
  if (!paging) return [];
  return law.operations.flatMap((operation) => {
    const [page, size] = [paging.page, paging.size].map((name) => queryParameter(operation, name));
    if (!page || !size || mayWrite(operation, law.plan)) return [];
    const largest = schemaOf(law, size.schema).maximum ?? 100;
    return [{ operation, paging, largest, rule: law.plan.lists?.[operation.operationId] }];
  });
}

function queryParameter({ parameters }: Operation, name: string) {
  return parameters.find((each) => each.in === "query" && each.name === name);
}

/** The request for one page, counted from 1. */
export function pageOf({ paging }: List, draft: Draft, page: number, size: number): Draft {
  const position = paging.kind === "page" ? page : (page - 1) * size;
  return { ...draft, query: { ...draft.query, [paging.page]: position, [paging.size]: size } };
}

/** The request for a list that has some items: where the plan says, or where they can be made. */
export async function longDraft(list: List, steps: Steps): Promise<Draft> {
  const { world } = steps;
  const given = world.target.writes ? await list.rule?.place?.(world) : undefined;
  const draft = await world.draft(list.operation, given && { given });
  await fill(list, draft, steps);
  return draft;
}

/** The items of an answer. What is no object is wrapped, so that it can be compared. */
export function itemsOf({ paging }: List, { body }: Pick<Came, "body">): Item[] {
  return itemsIn(body, paging).map((item) => (isObject(item) ? item : { item }));
}

/** What was read of a list. */
export interface Read {
  items: Item[];
  /** Whether it has no more. */
  complete: boolean;
  /** How many it says that it has; undefined where it does not. */
  total: number | undefined;
}

/** Reads a list from its first page on, in the largest pages. */
export async function readWhole(list: List, draft: Draft, steps: Steps): Promise<Read> {
  const items: Item[] = [];
  let total: unknown;
  let complete = false;
  for (let page = 1; page <= mostPages && !complete; page++) {
    const came = await steps.send(pageOf(list, draft, page, list.largest));
    const read = itemsOf(list, came);
    items.push(...read);
    total = readPaging(list.paging.totalItems, came);
    complete = read.length < list.largest;
  }
  return { items, complete, total: typeof total === "number" ? total : undefined };
}

/** What tells an item from others: its id, or all of it. */
export function keyOf(item: Item): string {
  return typeof item.id === "string" || typeof item.id === "number" ? String(item.id) : JSON.stringify(item);
}

/** Makes items until the list has so many, where the target may be written to and something makes them. */
export async function fill(list: List, draft: Draft, { world }: Steps, wanted = 3): Promise<void> {
  const more = moreOf(list, world.law);
  if (!world.target.writes || !more) return;
  const { answer } = await world.send(pageOf(list, draft, 1, list.largest));
  const has = itemsOf(list, { body: parseJson(answer.text) }).length;
  for (let count = has; count < wanted; count++) {
    try {
      await more(world, draft);
    } catch (error) {
      // What can't be made is done without; the walk says if there is too little.
      if (error instanceof Unreached) return;
      throw error;
    }
  }
}

type More = (world: Steps["world"], draft: Draft) => Promise<unknown>;

// What the plan says, or the operation that makes what the list is of.
function moreOf({ operation, rule }: List, law: Law): More | undefined {
  if (rule?.more) return rule.more;
  const create = listFamilies(law).find(({ list }) => list === operation)?.create;
  if (!create) return undefined;
  const from = parameterNames(operation.path);
  return (world, { as, path }) => {
    const above = parameterNames(create.path).flatMap((name, index) => {
      const value = path[from[index] ?? ""];
      return value === undefined ? [] : [[name, value] as const];
    });
    return world.call(create.operationId, { as, path: Object.fromEntries(above) });
  };
}
