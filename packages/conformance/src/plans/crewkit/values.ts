import { readAll } from "../../world/read-all.ts";
import { Unreached } from "../../world/unreached.ts";
import type { World } from "../../world/world.ts";
import { addressOf, hasAccounts, linkTo, newAddress, signIn } from "./world/accounts.ts";
import { organizationId, unknownId } from "./world/ask.ts";
import { logIn, logInAndOut, spentToken } from "./world/logins.ts";
import { annex, annexRole, builtInRole, guest, guestIn, othersWithToken, userOf } from "./world/organizations.ts";
import { freePlaybook } from "./world/playbooks.ts";

/**
 * Makes a value for a request. `fresh` tells whether the request will change what it names, so that it needs a thing of
 * its own; `path` is the path of the request, once it is known.
 */
export type Value = (world: World, request: { fresh: boolean; path?: unknown }) => unknown;

/** The values of openapi/test-requests/ that only code can make, by name. */
export const values: Record<string, Value> = {
  unknownId: () => unknownId,
  unknownHash: () => "0".repeat(64),
  // More than 512,000 bytes of UTF-8 in fewer characters.
  tooManyBytes: () => "ä".repeat(300_000),
  tooManyConventions: () =>
    Array.from({ length: 201 }, (_, index) => `- **key-${index}**: Keep methods short.`).join("\n"),

  login: logIn,
  endedLogin: logInAndOut,
  newAccount: (world) => signIn(world, newAddress(world)),
  // A request that is to be refused carries a token that can delete nobody.
  leaver: async (world, { fresh }) => (fresh ? (await signIn(world, newAddress(world))).access : spentToken(world)),
  // What will be refused anyway does without an account, and without a link.
  reader: async (world, { fresh }) =>
    fresh || hasAccounts(world) ? (await signIn(world, await addressOf(world, "reader"))).access : undefined,
  link: async (world, { fresh }) =>
    fresh || hasAccounts(world) ? linkTo(world, await addressOf(world, "reader")) : "no-such-link",

  guest: (world, { fresh }) => guestIn(world) ?? (fresh ? guest(world) : "owner"),
  guestEmail: async (world) => (await userOf(world, guest(world))).email,
  // What is to be refused may name the owner, where there is nobody else.
  member: async (world, { fresh }) => {
    if (!fresh && othersWithToken(world).length === 0) return ownerOfAnnex(world);
    const [org_id, user_id] = await world.thing("/{org_id}/members/{user_id}", fresh);
    return { org_id, user_id };
  },
  ownerOfAnnex,
  annexRole,
  builtInRole: async (world, { path }) => builtInRole(world, Object(path).org_id ?? (await organizationId(world))),

  knownRemote,
  freePlaybook,
  platformPlaybook,
  platformResource,
  inheritedConvention,
};

// Of an organization that was made for it, in case that the API does not refuse.
async function ownerOfAnnex(world: World) {
  return { org_id: await annex(world), user_id: (await userOf(world)).id };
}

// A remote that is linked to a project; in a run that only reads, one that may be.
async function knownRemote(world: World): Promise<string> {
  if (!world.target.writes) return "https://git.example/acme/checkout-api.git";
  // Answers leave out the scheme, without which a remote is none.
  return `https://${await world.once("createRepository", "/data/remote_url")}`;
}

async function inheritedConvention(world: World) {
  const [playbook_id = ""] = await world.thing("/playbooks/{playbook_id}");
  const effective = await readAll(world, "listEffectiveConventions", { path: { playbook_id } });
  const known = effective.find(({ origin }) => origin === "inherited");
  if (!known) throw new Unreached("The organization's own playbook inherits no convention.");
  return { playbook_id, id: String(known.id) };
}

/**
 * The id of a resource of the platform's, which everybody sees and crewkit's staff alone may change.
 *
 * @throws Unreached if there is none, or the token is that of one of the staff.
 */
async function platformResource(world: World): Promise<string> {
  await requireOutsider(world);
  return world.textAt("listResources", "/data/0/id", { query: { tier: "platform" } });
}

async function platformPlaybook(world: World): Promise<string> {
  await requireOutsider(world);
  const path = { org_id: await organizationId(world) };
  const playbooks = await readAll(world, "listAvailablePlaybooks", { path });
  const crewkits = playbooks.find(({ organization_id }) => organization_id === null);
  if (!crewkits) throw new Unreached("The organization is subscribed to all of crewkit's own playbooks.");
  return String(crewkits.id);
}

async function requireOutsider(world: World): Promise<void> {
  const role = await world.textAt("getCurrentUser", "/user/platform_role");
  if (role !== "org_user")
    throw new Unreached(`The token is that of a ${role}, who may change what is the platform's.`);
}
