import type { Exchange } from "../../../http/exchange.ts";
import { isSuccess } from "../../../law/law.ts";
import { at, parseJson } from "../../../values/json.ts";
import { readAll } from "../../../world/read-all.ts";
import { notGiven, Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { noteRegistration } from "../passkeys.ts";
import { ask, itemsOf, type OperationId, send, textAt } from "./ask.ts";
import { oncePer, perWorld } from "./once.ts";
import { makeOrganization } from "./organizations.ts";

/**
 * Remembers what a request made that no organization takes along when it is deleted, and removes it at the end. An answer
 * that does not tell what it made is for the checks to judge.
 */
export function watch(exchange: Exchange, world: World): void {
  const makers: Record<string, ((exchange: Exchange, world: World) => void) | undefined> = leftBy;
  makers[exchange.request.operation.operationId]?.(exchange, world);
}

const leftBy: { [Id in OperationId]?: (exchange: Exchange, world: World) => void } = {
  createOrganization({ request, answer }, world) {
    // What an account of the suite's made goes with the account.
    if (!isOfAnActor(request.headers, world)) return;
    void sweepAtEnd(world);
    const id = at(parseJson(answer.text), "/data/id");
    let attempts = 0;
    if (typeof id === "string") world.atEnd(() => removeOrganization(world, id, attempts++ > 0));
  },
  deleteOrganization({ request }, world) {
    // One of the requests has its ids in capitals.
    removedIn(world).add(request.target.split("/").at(-1)?.toLowerCase() ?? "");
  },
  exchangeDeviceCode({ answer }, world) {
    const refresh_token = at(parseJson(answer.text), "/refresh_token");
    world.atEnd(() => ask(world, "revokeToken", { body: { refresh_token } }));
  },
  completePasskeyRegistration: noteRegistration,
};

// An answer that got lost tells of no organization to remove: what bears this run's mark goes too. It comes last, since
// it is remembered first.
const sweepAtEnd = oncePer(async (world) => {
  world.atEnd(async () => {
    for (const as of Object.keys(world.target.tokens)) {
      for (const organization of await readAll(world, "listOrganizations", { as })) {
        const { id, slug, permission_level } = organization;
        const isOurs = permission_level === "owner" && String(slug).includes(`-${world.nonce}-`);
        if (isOurs) await ask(world, "deleteOrganization", { as, path: { id: String(id) } });
      }
    }
  });
});

// The owner may be another by now.
async function removeOrganization(world: World, id: string, isSecond: boolean): Promise<void> {
  if (removedIn(world).has(id.toLowerCase())) return;
  for (const as of Object.keys(world.target.tokens)) {
    const answer = await send(world, "deleteOrganization", { as, path: { id } });
    if (isSuccess(answer.status)) return;
    if (answer.status >= 500) throw notGiven("deleteOrganization", answer);
  }
  // An earlier attempt has deleted it, and its answer got lost.
  if (isSecond) return;
  throw new Error(`The suite made the organization ${id} and could not delete it: delete it by hand.`);
}

function isOfAnActor(headers: Record<string, string>, { law, target }: World): boolean {
  const known = Object.values(target.tokens).map((token) => law.plan.authorize(token));
  return known.some((own) => Object.entries(own).every(([name, value]) => headers[name] === value));
}

const removedIn = perWorld(() => new Set<string>());

/**
 * Makes an organization of the stranger's with something of each kind in it, or finds what a stranger has where nothing
 * may be written. Answers the ids of all, and slugs that only they have.
 *
 * @throws Unreached where there is no token of the stranger.
 */
export async function foreign(world: World): Promise<string[]> {
  const { stranger: as } = world.law.plan;
  if (as === undefined) throw new Unreached("The plan names no stranger.");
  if (!world.target.writes) return findForeign(world, as);
  const org_id = await makeOrganization(world, as);
  const make = async (operationId: OperationId, body: object, path: Record<string, string> = {}) =>
    ask(world, operationId, { as, path: { org_id, ...path }, body });
  const slug = world.unique("foreign");
  const remote_url = `https://git.example/${slug}/repository.git`;
  const project_id = textAt(await make("createProject", { name: "Foreign", slug }), "/data/id");
  const role = { key: "foreign", custom_name: "Foreign", level: 1, permission_level: "viewer" };
  const role_id = textAt(await make("createRole", role), "/data/id");
  const made = [
    await make("createRepository", { remote_url, name: "Foreign" }, { project_id }),
    await make("createInvitation", { email: `${slug}@example.com`, role_id }),
    await make("createSession", { remote_url }),
    await make("createResource", { resource_type: "rule", name: slug, content: "Foreign." }),
  ];
  return [org_id, slug, project_id, role_id, ...made.map((body) => textAt(body, "/data/id"))];
}

// An organization in which an actor is too is not foreign to them.
async function findForeign(world: World, as: string): Promise<string[]> {
  const actors = world.law.plan.actors.filter((actor) => world.target.tokens[actor] !== undefined);
  const known = new Set((await Promise.all(actors.map((actor) => organizationsOf(world, actor)))).flat());
  const organizations = (await organizationsOf(world, as)).filter((id) => !known.has(id));
  const [org_id] = organizations;
  if (org_id === undefined) return [];
  const projects = itemsOf(await ask(world, "listProjects", { as, path: { org_id } }));
  return [...organizations, ...projects.map((each) => textAt(each, "/id"))];
}

async function organizationsOf(world: World, as: string): Promise<string[]> {
  const body = await ask(world, "listOrganizations", { as, query: { per_page: 100 } });
  return itemsOf(body).map((each) => textAt(each, "/id"));
}
