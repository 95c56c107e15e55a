import type { Operation } from "@crewkit/openapi";
import { listCasesOf } from "../cases/index.ts";
import { type Draft, edited } from "../http/draft.ts";
import { type Law, mayWrite } from "../law/law.ts";
import { exampleBodies, judgeBody } from "../schema/body.ts";
import { isObject } from "../values/json.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks } from "./make.ts";
import { chooseRefusals } from "./tools/choose-refusals.ts";
import { expectSame } from "./tools/differences.ts";
import { listReaders, openReading } from "./tools/readers.ts";
import type { Steps } from "./walk.ts";

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
  const tries = chooseRefusals(cases, full).map(({ why, status, edits }) => ({
    why,
    status,
    draft: edited(full, edits),
  }));
  await refuse(full, tries, steps);
  for (const { name, status, recipe } of cases.filter(({ kind }) => kind === "state")) {
    const refused = await draft(operation, { recipe, fresh: true });
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
