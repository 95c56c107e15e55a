import type { Item } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { SkipError } from "../../../base/skip.ts";
import { type MemoizedPerContext, memoizePerContext } from "../../../context/memoize.ts";
import { actors, outsider } from "../actors.ts";
import { callOperation, textAt } from "./requests.ts";

export type User = Record<"id" | "email", string>;

export const userOf: MemoizedPerContext<User> = memoizePerContext(async (context, actor) => {
  const body = await callOperation(context, "getCurrentUser", actor === "" ? {} : { as: actor });
  return { id: textAt(body, "/user/id"), email: textAt(body, "/user/email") };
});

/** Creates an organization with only its owner. It is removed at the end. */
export async function createOrganization(context: RunContext, as?: string): Promise<string> {
  const body = { name: "Conformance", slug: context.unique("conformance") };
  const overrides = { body, ...(as !== undefined && { as }) };
  return textAt(await callOperation(context, "createOrganization", overrides), "/data/id");
}

/** Creates an organization in which each actor has the permission level that the actor is named after. */
export async function createTeam(context: RunContext, actors: string[] = otherActors(context)): Promise<string> {
  const org_id = await createOrganization(context);
  for (const actor of actors) {
    const role_id = await roleFor(context, org_id, actor);
    const { email } = await userOf(context, actor);
    const token = await invite(context, org_id, { email, role_id });
    await callOperation(context, "acceptInvitation", { as: actor, path: { token } });
  }
  return org_id;
}

export const runOrganization: MemoizedPerContext<string> = memoizePerContext((context) => createTeam(context));

/** For requests that would do harm if they were not rejected. */
export const otherOrganization: MemoizedPerContext<string> = memoizePerContext((context) =>
  createOrganization(context),
);

export const otherOrganizationRole: MemoizedPerContext<string> = memoizePerContext(async (context) =>
  context.callForText("createRole", "/data/id", { path: { org_id: await otherOrganization(context) } }),
);

/** @throws SkipError if the user owns no organization. */
export async function findOwnedOrganization(context: RunContext): Promise<string> {
  const organizations = await context.readAll("listOrganizations");
  const owned = organizations.find(({ permission_level }) => permission_level === "owner");
  if (owned) return String(owned.id);
  throw new SkipError("The user of --token owns no organization. Pass the token of an owner, or --allow-writes.");
}

/** The membership of the user in an organization, as `listCurrentUserOrganizations` returns it. */
export async function membershipIn(context: RunContext, org_id: string, as: string): Promise<Item | undefined> {
  const memberships = await context.readAll("listCurrentUserOrganizations", { as });
  return memberships.find(({ organization_id }) => organization_id === org_id);
}

/**
 * Returns the ids of a new team and of a member, by default the least privileged one.
 *
 * @throws SkipError for the owner, whose membership cannot be changed.
 */
export async function createMember(
  context: RunContext,
  actor: string | undefined = otherActors(context).at(-1),
): Promise<[organization: string, user: string]> {
  if (actor === undefined || !otherActors(context).includes(actor))
    throw new SkipError("Needs another member: pass --token-of member=TOKEN and --token-of viewer=TOKEN.");
  return [await createTeam(context), (await userOf(context, actor)).id];
}

/** Invites the guest, or an unused address, to a new organization. Returns the token. */
export async function inviteGuest(context: RunContext): Promise<string> {
  const [org_id, actor] = [await createOrganization(context), findGuest(context)];
  return invite(context, org_id, actor === undefined ? {} : { email: (await userOf(context, actor)).email });
}

/**
 * The outsider, or else an actor other than the owner.
 *
 * @throws SkipError if none of them has a token.
 */
export function requireGuest(context: RunContext): string {
  const actor = findGuest(context);
  if (actor === undefined) throw new SkipError("Needs a user to invite: pass --token-of outsider=TOKEN.");
  return actor;
}

export function findGuest(context: RunContext): string | undefined {
  return context.target.tokens[outsider] === undefined ? otherActors(context)[0] : outsider;
}

/** Returns the token. By default, invites an unused address with a built-in role. */
export async function invite(
  context: RunContext,
  org_id: string,
  { email = `${context.unique("nobody")}@example.com`, role_id }: { email?: string; role_id?: string } = {},
): Promise<string> {
  const body = { email, role_id: role_id ?? (await builtInRole(context, org_id)) };
  return textAt(await callOperation(context, "createInvitation", { path: { org_id }, body }), "/data/token");
}

/** A role that every organization has, below admin if possible. */
export async function builtInRole(context: RunContext, org_id: string): Promise<string> {
  const roles = await rolesOf(context, org_id);
  return textAt(roles.find((each) => each.built_in === true && each.permission_level !== "admin") ?? roles[0], "/id");
}

// Cached, since built-in roles do not change.
const rolesOf = memoizePerContext((context, org_id) => context.readAll("listRoles", { path: { org_id } }));

export async function roleFor(context: RunContext, org_id: string, level: string): Promise<string> {
  const role = (await rolesOf(context, org_id)).find(({ permission_level }) => permission_level === level);
  if (role) return textAt(role, "/id");
  const body = { key: level, custom_name: level, level: 1, permission_level: level };
  return textAt(await callOperation(context, "createRole", { path: { org_id }, body }), "/data/id");
}

export function otherActors({ target }: RunContext): string[] {
  return actors.slice(1).filter((actor) => target.tokens[actor] !== undefined);
}
