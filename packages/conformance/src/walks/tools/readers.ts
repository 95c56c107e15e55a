import type { Operation } from "@crewkit/openapi";
import type { Draft } from "../../http/draft.ts";
import { listFamilies } from "../../law/family.ts";
import { isSuccess, type Law } from "../../law/law.ts";
import { isHeader } from "../../law/paging.ts";
import { idsIn, shapeOf, withIds } from "../../law/template.ts";
import { readBody } from "../../values/json.ts";
import { firstPage } from "../../world/read-all.ts";
import type { World } from "../../world/world.ts";

/** The reads that show what an operation changes: of the things and collections on its path, and of what it makes. */
export function listReaders({ path, operationId }: Operation, law: Law): Operation[] {
  const shape = shapeOf(path);
  const made = listFamilies(law).find(({ create }) => create.operationId === operationId)?.list;
  const onPath = law.operations.filter((each) => each.method === "get" && isAbove(shapeOf(each.path), shape));
  return [...new Set([...onPath, ...(made ? [made] : [])])];
}

function isAbove(above: string, shape: string): boolean {
  return shape === above || shape.startsWith(`${above}/`);
}

/**
 * Finds the reads that show what a request would change and that who asks may send; answers what reads them all, by
 * operationId.
 */
export async function openReading(draft: Draft, world: World): Promise<() => Promise<Record<string, unknown>>> {
  const ids = idsIn(draft.operation.path, draft.path);
  const drafts: Draft[] = [];
  for (const reader of listReaders(draft.operation, world.law)) {
    const given = { path: withIds(reader.path, ids), as: draft.as };
    const reading = firstPage(await world.draft(reader, { given }), world.law);
    if (isSuccess((await world.send(reading)).answer.status)) drafts.push(reading);
  }
  return async () => {
    const read: Record<string, unknown> = {};
    for (const each of drafts) Object.assign(read, await readOne(each, world));
    return read;
  };
}

async function readOne(draft: Draft, { send, law }: World): Promise<Record<string, unknown>> {
  const { operationId } = draft.operation;
  const { status, text, headers } = (await send(draft)).answer;
  if (!isSuccess(status)) return { [operationId]: { status } };
  const body = readBody(text);
  const { totalItems = "" } = law.plan.paging ?? {};
  // A page does not show all of its list. How many there are may stand beside the body.
  const total = isHeader(totalItems) ? headers.get(totalItems) : null;
  return { [operationId]: body, ...(total !== null && { [`${operationId} ${totalItems}`]: total }) };
}
