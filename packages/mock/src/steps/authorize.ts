import type { OperationPlan } from "../contract/operation-plan.ts";
import type { Caller } from "../handler.ts";
import { findMembership, membershipsOf } from "../rules/organizations/membership.ts";
import { canSeePlaybook, canSeeResource } from "../rules/visibility.ts";
import type { State } from "../state.ts";
import type { Tables } from "../store/tables.ts";

export interface Scope {
  organization?: Tables["organizations"];
  member?: Tables["members"];
  resource?: Tables["resources"];
  playbook?: Tables["playbooks"];
}

type Path = Record<string, string>;
type Authorize = (plan: OperationPlan, path: Path, caller: Caller, state: State) => Scope;

/**
 * Checks the caller's membership, permission level and access to the resource or playbook in the path.
 *
 * @throws ApiError 403 or 404.
 */
export function authorize(plan: OperationPlan, path: Path, caller: Caller | undefined, state: State): Scope {
  if (!caller) return {};
  const [, authorizeScope] = scopes.find(([prefix]) => plan.operation.path.startsWith(prefix)) ?? [];
  return authorizeScope ? authorizeScope(plan, path, caller, state) : {};
}

/**
 * Returns the caller's membership in an organization.
 *
 * @throws ApiError 403 if the organization does not exist, the caller is not a member, or the permission level is too
 * low.
 */
export function requireMembership(
  plan: OperationPlan,
  organizationId: string,
  caller: Caller,
  { store, levels }: State,
): Tables["members"] {
  const member = findMembership(store, organizationId, caller.user.id);
  if (!member) throw plan.error("notAMember");
  if (plan.permission && !isAtLeast(levels, member, plan.permission)) throw plan.error("insufficientPermission");
  return member;
}

// Levels start with the highest: owner, admin, member, viewer.
function isAtLeast(levels: string[], { permission_level }: Tables["members"], required: string): boolean {
  return levels.indexOf(permission_level) <= levels.indexOf(required);
}

const scopes: [prefix: string, authorizeScope: Authorize][] = [
  ["/{org_id}", (plan, { org_id = "" }, caller, state) => authorizeOrganization(plan, org_id, caller, state)],
  ["/organizations/{id}", (plan, { id = "" }, caller, state) => authorizeOrganization(plan, id, caller, state)],
  ["/resources/{id}/fork", authorizeResource("read")],
  ["/resources/{id}", authorizeResource("write")],
  ["/playbooks/{playbook_id}/conventions/challenge", authorizePlaybook("challenge")],
  ["/playbooks/{playbook_id}", authorizePlaybook("write")],
];

function authorizeOrganization(plan: OperationPlan, id: string, caller: Caller, state: State): Scope {
  const member = requireMembership(plan, id, caller, state);
  const organization = state.store.organizations.get(id);
  if (!organization) throw plan.error("notAMember");
  return { organization, member };
}

// A fork only reads the resource. Its target organization is authorized by the handler.
function authorizeResource(purpose: "read" | "write"): Authorize {
  return (plan, { id = "" }, caller, state) => {
    const resource = state.store.resources.get(id);
    if (!resource || !canSeeResource(state.store, caller, resource)) throw plan.error("notFound");
    if (purpose === "write") requirePermission(plan, resource.organization_id, caller, state);
    return { resource };
  };
}

// Members and above of any organization may challenge conventions of crewkit's own playbooks.
function authorizePlaybook(purpose: "write" | "challenge"): Authorize {
  return (plan, { playbook_id = "" }, caller, state) => {
    const playbook = state.store.playbooks.get(playbook_id);
    if (!playbook || !canSeePlaybook(state.store, caller, playbook)) throw plan.error("notFound");
    if (purpose === "write" || playbook.organization_id !== null) {
      requirePermission(plan, playbook.organization_id, caller, state);
    } else if (!isPermittedAnywhere(plan, caller, state)) throw plan.error("insufficientPermission");
    return { playbook };
  };
}

function requirePermission(plan: OperationPlan, organizationId: string | null, caller: Caller, state: State): void {
  if (!plan.permission) return;
  if (organizationId !== null) requireMembership(plan, organizationId, caller, state);
  else if (caller.user.platform_role === "org_user") throw plan.error("ownedByCrewkit");
}

function isPermittedAnywhere({ permission = "" }: OperationPlan, { user }: Caller, { store, levels }: State): boolean {
  return membershipsOf(store, user.id).some((member) => isAtLeast(levels, member, permission));
}
