import type { Operation } from "@crewkit/openapi";
import { listMadeFamilies } from "../law/family.ts";
import { documents } from "../law/law.ts";
import { unknownStatus } from "../law/refusals.ts";
import { shapeOf, withIds } from "../law/template.ts";
import { readIds } from "../world/things.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { listUses, type Use } from "./tools/uses.ts";

/**
 * Use after free (RESTler, Atlidakis, Godefroid and Polishchuk 2019): what was deleted is not there any more, nor what
 * was made below it, for no operation; and it can't be deleted again.
 */
export const gone: MakeWalks = (law) =>
  law.operations
    .filter(({ method, path }) => method === "delete" && path.endsWith("}"))
    .map((operation) => ({ operation, go: (steps) => go(operation, steps) }));

async function go(remove: Operation, steps: Steps): Promise<void> {
  const { world, send } = steps;
  const ids = await world.another(remove.path);
  const uses = [...(await listUses(world, shapeOf(remove.path), ids)), ...(await usesOfChildren(remove, ids, steps))];
  await expectThere(remove, ids, steps);
  // What was read may be kept somewhere, and must go as well.
  for (const { draft } of uses.filter(({ draft }) => draft.operation.method === "get")) await steps.ask(draft);
  await send(await world.draft(remove, { given: { path: withIds(remove.path, ids) } }));
  for (const { draft, parameter } of uses) {
    const status = unknownStatus(draft.operation, parameter, world.law);
    if (documents(draft.operation, status)) await send(draft, status);
  }
}

// What was never there would be gone as well.
async function expectThere({ path }: Operation, ids: string[], { world, send }: Steps): Promise<void> {
  const get = world.law.operations.find((each) => each.method === "get" && shapeOf(each.path) === shapeOf(path));
  if (get) await send(await world.draft(get, { given: { path: withIds(get.path, ids) } }));
}

async function usesOfChildren(remove: Operation, ids: string[], { world, send }: Steps): Promise<Use[]> {
  const { law } = world;
  const below = listMadeFamilies(law).filter(
    ({ create }) =>
      shapeOf(create.path).startsWith(`${shapeOf(remove.path)}/`) &&
      !law.plan.operations?.[create.operationId]?.outlives,
  );
  const uses: Use[] = [];
  for (const { create, shape, ids: expressions } of below) {
    const came = await send(await world.draft(create, { given: { path: withIds(create.path, ids) } }));
    uses.push(...(await listUses(world, shape, readIds(expressions, came))));
  }
  return uses;
}
