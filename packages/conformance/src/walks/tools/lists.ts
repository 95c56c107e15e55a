import type { Operation } from "@crewkit/openapi";
import type { Draft } from "../../http/draft.ts";
import { listFamilies } from "../../law/family.ts";
import { type Law, mayWrite } from "../../law/law.ts";
import { itemsIn } from "../../law/paging.ts";
import { idsIn, withIds } from "../../law/template.ts";
import type { Paging, Plan } from "../../plan/plan.ts";
import type { Item, ListRule } from "../../plan/rules.ts";
import { parseJson } from "../../values/json.ts";
import { firstPage, type Read, readPages } from "../../world/read-all.ts";
import { Unreached } from "../../world/unreached.ts";
import type { Steps } from "../walk.ts";

/** An operation that answers a list in pages. */
export interface List {
  operation: Operation;
  paging: Paging;
  rule: ListRule | undefined;
}

/** The lists of a contract: what is read and takes the plan's paging parameters. */
export function listLists(law: Law<Plan>): List[] {
  const { paging } = law.plan;
  if (!paging) return [];
  return law.operations
    .filter((operation) => !mayWrite(operation, law.plan))
    .filter(({ parameters }) =>
      [paging.page, paging.size].every((name) => parameters.some((each) => each.in === "query" && each.name === name)),
    )
    .map((operation) => ({ operation, paging, rule: law.plan.lists?.[operation.operationId] }));
}

/** The request for a list that has some items: where the plan says, or where they can be made. */
export async function longDraft(list: List, steps: Steps): Promise<Draft> {
  const { world } = steps;
  const given = world.target.writes ? await list.rule?.place?.(world) : undefined;
  const draft = await world.draft(list.operation, given && { given });
  await fill(list, draft, steps);
  return draft;
}

/** Reads a list in the largest pages, and judges each; no more than so many. */
export function readWhole(draft: Draft, { world, send }: Steps, most?: number): Promise<Read> {
  return readPages(draft, world.law, send, most);
}

/** What tells an item from others: its id, or all of it. */
export function keyOf(item: Item): string {
  return typeof item.id === "string" || typeof item.id === "number" ? String(item.id) : JSON.stringify(item);
}

/** Makes items until the list has three, where the target may be written to and something makes them. */
export async function fill(list: List, draft: Draft, { world }: Steps): Promise<void> {
  const more = moreOf(list, world.law);
  if (!world.target.writes || !more) return;
  const { answer } = await world.send(firstPage(draft, world.law));
  const has = itemsIn(parseJson(answer.text), list.paging).length;
  for (let count = has; count < 3; count++) {
    try {
      await more(world, draft);
    } catch (error) {
      // What can't be made is done without; the walk says if there is too little.
      if (error instanceof Unreached) return;
      throw error;
    }
  }
}

// What the plan says, or the operation that makes what the list is of.
function moreOf({ operation, rule }: List, law: Law): ListRule["more"] {
  const create = listFamilies(law).find(({ list }) => list === operation)?.create;
  if (rule?.more || !create) return rule?.more;
  return (world, { as, path }) =>
    world.call(create.operationId, { as, path: withIds(create.path, idsIn(operation.path, path)) });
}
