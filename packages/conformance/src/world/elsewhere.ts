import type { Target } from "../targets/target.ts";
import { noToken, Unreached } from "./unreached.ts";
import type { World } from "./world.ts";

/**
 * Opens the world of the plan's stranger: there the stranger is the one who may do most, our own first actor is a
 * stranger, and what the target is given to work with, such as a tenant, is made anew.
 *
 * @throws Unreached if there is no stranger, or none with a token.
 */
export async function openElsewhere(world: World, open: (target: Target) => World): Promise<World> {
  const { law, target, atEnd } = world;
  const { things, ...rest } = target;
  const { stranger } = law.plan;
  const token = stranger === undefined ? undefined : target.tokens[stranger];
  if (stranger === undefined) throw new Unreached(`The plan "${law.plan.name}" names no stranger.`);
  if (token === undefined) throw noToken(stranger);
  const [most = ""] = law.plan.actors;
  const tokens = { [most]: token, ...(target.tokens[most] !== undefined && { [stranger]: target.tokens[most] }) };
  const own: Record<string, string[]> = {};
  const elsewhere = open({ ...rest, tokens, things: own });
  elsewhere.home = world;
  for (const shape of Object.keys(things ?? {})) own[shape] = await elsewhere.another(shape);
  atEnd(async () => {
    const failures = await elsewhere.end();
    if (failures.length > 0) throw new Error(failures.join("\n"));
  });
  return elsewhere;
}
