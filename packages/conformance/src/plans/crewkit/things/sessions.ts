import type { Thing } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { organizationId } from "../world/organization-id.ts";

/** How sessions are made: by a member where there is one, since nobody below may report on another's. */
export const sessionThings: Record<string, Thing> = {
  "/{}/sessions/{}": {
    async make(world) {
      const runs = world.target.tokens.member === undefined ? {} : { as: "member" };
      return [await organizationId(world), await world.textAt("createSession", "/data/id", runs)];
    },
  },
  // No path leads to it: it is a thing by a name.
  "session in a private repository": { make: makePrivate },
};

async function makePrivate(world: World): Promise<string[]> {
  const name = world.unique("private");
  const body = { name, remote_url: `https://git.example/acme/${name}.git`, session_visibility: "private" };
  const repository_id = await world.textAt("createRepository", "/data/id", { body });
  return [await world.textAt("createSession", "/data/id", { body: { repository_id } })];
}
