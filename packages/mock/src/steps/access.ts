import type { ObjectScope, OperationPlan } from "../contract/operation-plan.ts";
import { findMembership, membershipsOf } from "../resources/organizations/membership.ts";
import { canSeePlaybook } from "../resources/playbooks/rules.ts";
import { canSeeResource } from "../resources/resources/tiers.ts";
import type { Caller } from "../rules/handler.ts";
import type { State } from "../state/state.ts";
import { people } from "../store/sample-data.ts";
import type { Tables } from "../store/tables.ts";

/** Returns the user of the access token. Undefined if the token is missing, unknown, expired or revoked. */
export function findCaller(header: unknown, state: State): Caller | undefined {
  const token = /^bearer +(\S+) *$/i.exec(String(header ?? ""))?.[1];
  const caller = token === undefined ? undefined : findCallerByToken(token, state);
  return caller ?? (state.options.auth ? undefined : defaultCaller(state));
}

function findCallerByToken(token: string, { store, clock }: State): Caller | undefined {
  const accessToken = store.access_tokens.get(token);
  const login = accessToken && store.logins.get(accessToken.login_id);
  const user = login && store.users.get(login.user_id);
  if (!user || login.ended_at !== null) return undefined;
  if (accessToken.expires_at !== null && accessToken.expires_at <= clock.now()) return undefined;
  return { user, login };
}

// With `auth: false`, requests without a valid token act as Ada, who has full access to Acme.
function defaultCaller({ store }: State): Caller | undefined {
  const user = store.users.get(people.ada?.id ?? "") ?? store.users.all()[0];
  const logins = store.logins.in(user?.id ?? "");
  const login = logins.find(({ ended_at }) => ended_at === null) ?? logins[0];
  return user && login && { user, login };
}

/** The records in the scope of an operation (`x-scope`). */
export interface Access {
  organization?: Tables["organizations"];
  member?: Tables["members"];
  resource?: Tables["resources"];
  playbook?: Tables["playbooks"];
}

/** Checks the caller's access to the object whose ID is in the path or query. Throws ApiError 403 or 404. */
export function authorize(
  plan: OperationPlan,
  values: Record<string, unknown>,
  caller: Caller | undefined,
  state: State,
): Access {
  const { scope } = plan;
  if (!caller || !scope) return {};
  return authorizers[scope.kind](plan, String(values[scope.parameter.name]), caller, state);
}

/** @throws ApiError 403 if the caller is not a member of the organization, or the permission level is too low. */
export function requireMembership(
  plan: OperationPlan,
  organizationId: string,
  caller: Caller,
  { store, levels }: State,
): Tables["members"] {
  const { permission } = plan.operation;
  const member = findMembership(store, organizationId, caller.user.id);
  if (!member) throw plan.error("notAMember");
  if (permission && !isAtLeast(levels, member, permission)) throw plan.error("insufficientPermission");
  return member;
}

/** @throws ApiError 403 if the caller may only use their own records. */
export function requirePermissionForOthers(plan: OperationPlan, { member }: Access, { levels }: State): void {
  const { level } = plan.operation.permissionForOthers ?? {};
  if (level && !(member && isAtLeast(levels, member, level))) throw plan.error("insufficientPermission");
}

// Levels start with the highest: owner, admin, member, viewer.
function isAtLeast(levels: string[], { permission_level }: Tables["members"], required: string): boolean {
  return levels.indexOf(permission_level) <= levels.indexOf(required);
}

type Authorizer = (plan: OperationPlan, id: string, caller: Caller, state: State) => Access;

const authorizers: Record<ObjectScope["kind"], Authorizer> = {
  organization(plan, id, caller, state) {
    const member = requireMembership(plan, id, caller, state);
    const organization = state.store.organizations.get(id);
    if (!organization) throw plan.error("notAMember");
    return { organization, member };
  },
  resource(plan, id, caller, state) {
    const resource = state.store.resources.get(id);
    if (!resource || !canSeeResource(state.store, caller, resource)) throw plan.error("notFound");
    requirePermission(plan, resource.organization_id, caller, state);
    return { resource };
  },
  playbook(plan, id, caller, state) {
    const playbook = state.store.playbooks.get(id);
    if (!playbook || !canSeePlaybook(state.store, caller, playbook)) throw plan.error("notFound");
    requirePermission(plan, playbook.organization_id, caller, state);
    return { playbook };
  },
};

// `x-permission` is required in the organization that owns the object, if the body contains no other organization, which
// the handler checks. If crewkit owns the object, only staff has access, unless `x-permission` has a level for `platform`.
function requirePermission(plan: OperationPlan, owner: string | null, caller: Caller, state: State): void {
  const { permission, permissionForPlatform } = plan.operation;
  if (permission === undefined || plan.body?.uuids.includes("organization_id")) return;
  if (owner !== null) {
    requireMembership(plan, owner, caller, state);
  } else if (permissionForPlatform === undefined) {
    if (caller.user.platform_role === "org_user") throw plan.error("ownedByCrewkit");
  } else {
    const memberships = membershipsOf(state.store, caller.user.id);
    const isPermitted = memberships.some((member) => isAtLeast(state.levels, member, permissionForPlatform));
    if (!isPermitted) throw plan.error("insufficientPermission");
  }
}
