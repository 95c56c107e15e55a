import type { Operation } from "@crewkit/openapi";
import { firstPage, type ListContent, readPages } from "../../context/read-pages.ts";
import { SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import type { Paging, Plan } from "../../plan/plan.ts";
import type { Item, ListRule } from "../../plan/rules.ts";
import { mayWrite, type SpecModel } from "../../spec/model.ts";
import { itemsIn } from "../../spec/paging.ts";
import { idsIn, withIds } from "../../spec/paths.ts";
import { listResourceFamilies } from "../../spec/resource-families.ts";
import { parseJson } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";

export interface PagedList {
  operation: Operation;
  paging: Paging;
  rule: ListRule | undefined;
}

export function listPagedLists(spec: SpecModel<Plan>): PagedList[] {
  const { paging } = spec.plan;
  if (!paging) return [];
  return spec.operations
    .filter((operation) => !mayWrite(operation, spec.plan))
    .filter(({ parameters }) =>
      [paging.page, paging.size].every((name) => parameters.some((each) => each.in === "query" && each.name === name)),
    )
    .map((operation) => ({ operation, paging, rule: spec.plan.lists?.[operation.operationId] }));
}

export async function draftPopulatedList(list: PagedList, steps: ScenarioSteps): Promise<RequestDraft> {
  const { context } = steps;
  const overrides = context.target.writes ? await list.rule?.populatedList?.(context) : undefined;
  const draft = await context.createDraft(list.operation, overrides && { overrides });
  await fillList(list, draft, steps);
  return draft;
}

export function readList(
  draft: RequestDraft,
  { context, send }: Pick<ScenarioSteps, "context" | "send">,
  maxPages?: number,
): Promise<ListContent> {
  return readPages(draft, context.spec, send, maxPages);
}

export function keyOf(item: Item): string {
  return typeof item.id === "string" || typeof item.id === "number" ? String(item.id) : JSON.stringify(item);
}

export async function fillList(list: PagedList, draft: RequestDraft, { context }: ScenarioSteps): Promise<void> {
  const addItem = itemCreator(list, context.spec);
  if (!context.target.writes || !addItem) return;
  const { response } = await context.send(firstPage(draft, context.spec));
  const existing = itemsIn(parseJson(response.text), list.paging).length;
  for (let count = existing; count < 3; count++) {
    try {
      await addItem(context, draft);
    } catch (error) {
      // The scenario reports if there are too few items.
      if (error instanceof SkipError) return;
      throw error;
    }
  }
}

function itemCreator({ operation, rule }: PagedList, spec: SpecModel): ListRule["addItem"] {
  const create = listResourceFamilies(spec).find(({ list }) => list === operation)?.create;
  if (rule?.addItem || !create) return rule?.addItem;
  return (context, { as, path }) =>
    context.call(create.operationId, { as, path: withIds(create.path, idsIn(operation.path, path)) });
}
