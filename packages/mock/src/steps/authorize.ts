import type { Caller } from "../call.ts";
import type { Plan } from "../contract/plan.ts";
import { membershipIn, membershipsOf } from "../rules/organizations/membership.ts";
import { seesPlaybook, seesResource } from "../rules/visibility.ts";
import type { State } from "../state.ts";
import type { Tables } from "../store/tables.ts";

/** What a path is about: an organization, with the caller's membership there, a resource or a playbook. */
export interface Scope {
  organization?: Tables["organizations"];
  member?: Tables["members"];
  resource?: Tables["resources"];
  playbook?: Tables["playbooks"];
}

type Path = Record<string, string>;
type Authorize = (plan: Plan, path: Path, caller: Caller, state: State) => Scope;

/**
 * Lets a request pass if its caller may send it: to an organization whose member it is, with the permission level that
 * the operation asks for, and about something that it may see.
 *
 * @throws Refusal 403 or 404.
 */
export function authorize(plan: Plan, path: Path, caller: Caller | undefined, state: State): Scope {
  if (!caller) return {};
  const [, judge] = scopes.find(([prefix]) => plan.operation.path.startsWith(prefix)) ?? [];
  return judge ? judge(plan, path, caller, state) : {};
}

/**
 * The caller's membership in an organization.
 *
 * @throws Refusal 403 if there is none, whether the organization is another's or nobody's, or if the operation asks for
 * more than the membership gives.
 */
export function permit(
  plan: Plan,
  organizationId: string,
  caller: Caller,
  { store, levels }: State,
): Tables["members"] {
  const member = membershipIn(store, organizationId, caller.user.id);
  if (!member) throw plan.refusal("notAMember");
  if (plan.permission && !reaches(levels, member, plan.permission)) throw plan.refusal("insufficientPermission");
  return member;
}

// The levels go from the most to the least: owner, admin, member, viewer.
function reaches(levels: string[], { permission_level }: Tables["members"], least: string): boolean {
  return levels.indexOf(permission_level) <= levels.indexOf(least);
}

// By the beginning of the path. The first that fits decides.
const scopes: [prefix: string, judge: Authorize][] = [
  ["/{org_id}", (plan, { org_id = "" }, caller, state) => inOrganization(plan, org_id, caller, state)],
  ["/organizations/{id}", (plan, { id = "" }, caller, state) => inOrganization(plan, id, caller, state)],
  ["/resources/{id}/fork", aboutResource("read")],
  ["/resources/{id}", aboutResource("write")],
  ["/playbooks/{playbook_id}/conventions/challenge", aboutPlaybook("challenge")],
  ["/playbooks/{playbook_id}", aboutPlaybook("write")],
];

function inOrganization(plan: Plan, id: string, caller: Caller, state: State): Scope {
  const member = permit(plan, id, caller, state);
  const organization = state.store.organizations.get(id);
  if (!organization) throw plan.refusal("notAMember");
  return { organization, member };
}

// A fork is made in another place than that of what is forked, and permitted there.
function aboutResource(purpose: "read" | "write"): Authorize {
  return (plan, { id = "" }, caller, state) => {
    const resource = state.store.resources.get(id);
    if (!resource || !seesResource(state.store, caller, resource)) throw plan.refusal("notFound");
    if (purpose === "write") permitOwner(plan, resource.organization_id, caller, state);
    return { resource };
  };
}

// Who is more than a viewer somewhere may object to a convention of crewkit's own.
function aboutPlaybook(purpose: "write" | "challenge"): Authorize {
  return (plan, { playbook_id = "" }, caller, state) => {
    const playbook = state.store.playbooks.get(playbook_id);
    if (!playbook || !seesPlaybook(state.store, caller, playbook)) throw plan.refusal("notFound");
    if (purpose === "write" || playbook.organization_id !== null) {
      permitOwner(plan, playbook.organization_id, caller, state);
    } else if (!permittedSomewhere(plan, caller, state)) throw plan.refusal("insufficientPermission");
    return { playbook };
  };
}

function permitOwner(plan: Plan, organizationId: string | null, caller: Caller, state: State): void {
  if (!plan.permission) return;
  if (organizationId !== null) permit(plan, organizationId, caller, state);
  else if (caller.user.platform_role === "org_user") throw plan.refusal("crewkitsOwn");
}

function permittedSomewhere({ permission = "" }: Plan, { user }: Caller, { store, levels }: State): boolean {
  return membershipsOf(store, user.id).some((member) => reaches(levels, member, permission));
}
