import type { RolePermissionLevel } from "@crewkit/types";
import type { Item } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { SkipError } from "../../../base/skip.ts";
import { type MemoizedPerContext, memoizePerContext } from "../../../context/memoize.ts";
import { actors, outsider } from "./actors.ts";
import { callOperation, textAt } from "./requests.ts";

export const userOf: MemoizedPerContext<Record<"id" | "email", string>> = memoizePerContext(async (context, actor) => {
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

/** For requests that would do harm if they were not rejected. */
export const otherOrganization: MemoizedPerContext<string> = memoizePerContext((context) =>
  createOrganization(context),
);

/** The membership of the user in an organization, as `listCurrentUserOrganizations` returns it. */
export async function membershipIn(context: RunContext, org_id: string, as: string): Promise<Item | undefined> {
  const memberships = await context.readAll("listCurrentUserOrganizations", { as });
  return memberships.find(({ organization_id }) => organization_id === org_id);
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
  return textAt(
    roles.find((each) => each.built_in === true && each.permission_level !== ("admin" satisfies RolePermissionLevel)) ??
      roles[0],
    "/id",
  );
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

/**
 * Creates an organization with these members, and returns the first.
 *
 * @throws SkipError if the first has no token.
 */
export async function requireMember(
  context: RunContext,
  as: string | undefined,
  others: readonly string[] = [],
): Promise<Record<"as" | "org_id" | "user_id", string>> {
  if (as === undefined || context.target.tokens[as] === undefined)
    throw new SkipError(`Needs a token for ${as ?? "another member"}: pass --token-of ${as ?? "admin"}=TOKEN.`);
  return { as, org_id: await createTeam(context, [as, ...others]), user_id: (await userOf(context, as)).id };
}
