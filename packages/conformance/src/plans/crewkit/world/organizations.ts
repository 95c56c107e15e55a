import { at } from "../../../values/json.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { ask, itemsOf, textAt } from "./ask.ts";
import { oncePer } from "./once.ts";

export interface User {
  id: string;
  email: string;
}

/** Who an actor, or the stranger, is. */
export const userOf: (world: World, who?: string) => Promise<User> = oncePer(async (world, who) => {
  const body = await ask(world, "getCurrentUser", who === "" ? {} : { as: who });
  return { id: textAt(body, "/user/id"), email: textAt(body, "/user/email") };
});

/** Makes an organization of the owner's with nobody else in it. It is removed at the end. */
export async function makeOrganization(world: World, as?: string): Promise<string> {
  const body = { name: "Conformance", slug: world.unique("conformance") };
  return textAt(await ask(world, "createOrganization", { body, ...(as !== undefined && { as }) }), "/data/id");
}

// Makes an organization of the owner's, in which each actor with a token has the permission level of that name.
export async function makeTeam(world: World): Promise<string> {
  const org_id = await makeOrganization(world);
  for (const actor of othersWithToken(world)) {
    const role_id = await roleFor(world, org_id, actor);
    const { email } = await userOf(world, actor);
    const token = await invite(world, org_id, { email, role_id });
    await ask(world, "acceptInvitation", { as: actor, path: { token } });
  }
  return org_id;
}

/** The organization that a run works in, where the target names none: one that is made for it. */
export const workplace: (world: World) => Promise<string> = oncePer((world) => makeTeam(world));

/** Another one, with its owner alone, for requests that would do harm if they were not refused. */
export const annex: (world: World) => Promise<string> = oncePer((world) => makeOrganization(world));

/** A role of that one, which is nobody's in any other. */
export const annexRole: (world: World) => Promise<string> = oncePer(async (world) =>
  world.textAt("createRole", "/data/id", { path: { org_id: await annex(world) } }),
);

/**
 * The first organization of the owner's, for a run that only reads.
 *
 * @throws Unreached if the user owns none: what an owner may see would be refused.
 */
export async function firstOrganization(world: World): Promise<string> {
  const organizations = itemsOf(await ask(world, "listOrganizations", { query: { per_page: 100 } }));
  const own = organizations.find((each) => at(each, "/permission_level") === "owner");
  if (own === undefined)
    throw new Unreached("The user of --token owns no organization: give the token of an owner, or --allow-writes.");
  return textAt(own, "/id");
}

/** Makes a team, and answers it and the member of it who may do least. */
export async function makeMember(world: World): Promise<[organization: string, user: string]> {
  const least = othersWithToken(world).at(-1);
  if (least === undefined) throw new Unreached("It needs a second member, and only the owner has a token.");
  return [await makeTeam(world), (await userOf(world, least)).id];
}

/** Makes an invitation of the guest, or of nobody where there is none, to a new organization; answers its token. */
export async function inviteGuest(world: World): Promise<string> {
  const org_id = await makeOrganization(world);
  const who = guestIn(world);
  const email = who === undefined ? `${world.unique("nobody")}@example.com` : (await userOf(world, who)).email;
  return invite(world, org_id, { email, role_id: await builtInRole(world, org_id) });
}

/**
 * Who is invited where somebody must answer: the stranger, or else an actor other than the owner.
 *
 * @throws Unreached if none of them has a token.
 */
export function guest(world: World): string {
  const who = guestIn(world);
  if (who === undefined) throw new Unreached("It needs somebody to invite, and only the owner has a token.");
  return who;
}

export function guestIn(world: World): string | undefined {
  const { stranger = "" } = world.law.plan;
  return world.target.tokens[stranger] === undefined ? othersWithToken(world)[0] : stranger;
}

export async function invite(world: World, org_id: string, body: { email: string; role_id: string }): Promise<string> {
  return textAt(await ask(world, "createInvitation", { path: { org_id }, body }), "/data/token");
}

/** The id of a role that every organization has, and that is not its owner's. */
export async function builtInRole(world: World, org_id: string): Promise<string> {
  const roles = await rolesOf(world, org_id);
  const role = roles.find((each) => at(each, "/built_in") === true && at(each, "/permission_level") !== "admin");
  return textAt(role ?? roles[0], "/id");
}

// As it was when it was asked for first: the built-in roles stay.
const rolesOf = oncePer(async (world, org_id) =>
  itemsOf(await ask(world, "listRoles", { path: { org_id }, query: { per_page: 100 } })),
);

async function roleFor(world: World, org_id: string, level: string): Promise<string> {
  const role = (await rolesOf(world, org_id)).find((each) => at(each, "/permission_level") === level);
  if (role !== undefined) return textAt(role, "/id");
  const body = { key: level, custom_name: level, level: 1, permission_level: level };
  return textAt(await ask(world, "createRole", { path: { org_id }, body }), "/data/id");
}

/** The actors other than the owner of whom there are tokens. */
export function othersWithToken({ law, target }: World): string[] {
  return law.plan.actors.slice(1).filter((actor) => target.tokens[actor] !== undefined);
}
