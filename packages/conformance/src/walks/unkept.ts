import type { Operation } from "@crewkit/openapi";
import type { Case, Edit } from "../cases/case.ts";
import { listCasesOf } from "../cases/index.ts";
import { type Draft, edited } from "../http/draft.ts";
import { listFamilies } from "../law/family.ts";
import { isSuccess, type Law, mayWrite } from "../law/law.ts";
import { isHeader } from "../law/paging.ts";
import { idsIn, shapeOf, withIds } from "../law/template.ts";
import { exampleBodies, judgeBody } from "../schema/body.ts";
import { isObject, readBody } from "../values/json.ts";
import { firstPage } from "../world/read-all.ts";
import { Unreached } from "../world/unreached.ts";
import type { World } from "../world/world.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { expectSame } from "./tools/differences.ts";

/** A request that is refused changes nothing (RESTler's resource leak): what can be read before is the same after. */
export const unkept: MakeWalks = (law) =>
  law.operations
    .filter((operation) => mayWrite(operation, law.plan) && listReaders(operation, law).length > 0)
    .map((operation) => ({ operation, go: (steps) => go(operation, steps) }));

async function go(operation: Operation, steps: Steps): Promise<void> {
  const { law, draft } = steps.world;
  const cases = listCasesOf(operation, { law, seed: 1 });
  const usual = await draft(operation, { fresh: true });
  const full = { ...usual, body: fullBody(operation, usual.body, law) };
  const tries = chooseRefusals(cases, full).map(({ name, status, edits }) => {
    return { why: name, status, draft: edited(full, edits) };
  });
  await refuse(full, tries, steps);
  for (const { name, status, base } of cases.filter(({ kind }) => kind === "state")) {
    const refused = await draft(operation, { base, fresh: true });
    await refuse(refused, [{ why: name, status, draft: refused }], steps);
  }
}

interface Try {
  why: string;
  status: number;
  draft: Draft;
}

// `usual` tells where the things are that must stay as they are.
async function refuse(usual: Draft, tries: readonly Try[], steps: Steps): Promise<void> {
  const { send, world } = steps;
  const read = await openReading(usual, world);
  // A time that is set anew in the second in which it was set could not be told from the old one.
  await world.powers.passTime?.(2);
  let before = await read();
  if (Object.keys(before).length === 0) throw new Unreached("Nothing that can be read shows what it changes.");
  for (const { why, status, draft } of tries) {
    await send(draft, status);
    const after = await read();
    expectSame(steps, [before, after], `"${why}" was refused with ${status}, and must change nothing`);
    before = after;
  }
}

// As many right fields as one body can have: beside them one is broken.
function fullBody(operation: Operation, usual: unknown, law: Law): unknown {
  const full = Object.assign({}, ...exampleBodies(law, operation).filter(isObject), usual);
  return isObject(usual) && judgeBody(law, operation, full).length === 0 ? full : usual;
}

// Of the cases that are refused, a few for each reason: who asks, an id, a body that can't be read, a broken field.
function chooseRefusals(cases: readonly Case[], { body }: Draft): Case[] {
  // A spent token would have to be got first; one that is garbled is refused for the same reason.
  const isSpent = (edit: Edit) => edit.in === "spent token";
  const refused = cases.filter(({ status, power, edits }) => !isSuccess(status) && !power && !edits.some(isSpent));
  const of = (kind: string) => refused.filter((each) => each.kind === kind);
  const others = (each: Case) => isObject(body) && Object.keys(body).some((name) => name !== each.blames?.[0]);
  const broken = of("fields").filter(others);
  const byField = new Map(broken.map((each) => [each.blames?.[0], each]));
  // Each actor below the level, the stranger, and the last of the ids.
  return [...of("access"), ...of("ids").slice(-2), ...of("body").slice(0, 1), ...[...byField.values()].slice(-3)];
}

// The reads that show what an operation changes: of the things and collections on its path, and of what it makes.
function listReaders({ path, operationId }: Operation, law: Law): Operation[] {
  const shape = shapeOf(path);
  const made = listFamilies(law).find(({ create }) => create.operationId === operationId)?.list;
  const isOnPath = (each: Operation) => each.method === "get" && `${shape}/`.startsWith(`${shapeOf(each.path)}/`);
  return [...new Set([...law.operations.filter(isOnPath), ...(made ? [made] : [])])];
}

/**
 * Finds the reads that show what a request would change and that who asks may send; answers what reads them all, by
 * operationId.
 */
async function openReading(draft: Draft, world: World): Promise<() => Promise<Record<string, unknown>>> {
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
