import type { ListRule } from "../../base/plan.ts";
import type { RequestOverrides } from "../../base/request.ts";
import type { RunContext } from "../../base/run-context.ts";
import { missingToken } from "../../base/skip.ts";
import { logIn } from "./setup/logins.ts";
import { createOrganization, otherActors } from "./setup/organizations.ts";
import { callOperation, sessionWith } from "./setup/requests.ts";

/** Sort orders: resources by name, events newest first, ties by id. */
export const lists: Record<string, ListRule> = {
  listPasskeys: { order: ["/name", "/id"] },
  listCurrentUserOrganizations: {
    order: ["/organization_name", "/id"],
    addItem: (context) => context.call("createOrganization"),
  },
  listCurrentUserActivity: { order: ["-/signed_in_at", "/id"], addItem: (context) => logIn(context) },
  listOrganizations: { order: ["/name", "/id"] },
  listMembers: { order: ["/name", "/id"], sameForAll: true },
  listInvitations: { order: ["-/created_at", "/id"], sameForAll: true },
  listRoles: { order: ["/key"], sameForAll: true },
  listProjects: { order: ["/name", "/id"], sameForAll: true },
  listRepositories: { order: ["/name", "/id"], sameForAll: true },
  listSessions: { order: ["-/started_at", "/id"] },
  searchSessions: {
    order: ["-/started_at", "/id"],
    addItem: (context, { query }) => addSession(context, { agent_name: String(query.q) }),
  },
  listSessionThreads: {
    order: ["-/last_activity_at", "/id"],
    addItem: (context) => addSession(context, { component: context.unique("component") }),
  },
  listAnalyticsByAgent: {
    order: ["-/total_cost_usd", "/agent_name"],
    sameForAll: true,
    addItem: (context) => addSession(context, { agent_name: context.unique("agent") }),
  },
  listAnalyticsByUser: { order: ["-/total_cost_usd", "/user/name"], sameForAll: true, addItem: addSessionsOfActors },
  listAnalyticsByProject: {
    order: ["-/total_cost_usd", "/project_name"],
    sameForAll: true,
    addItem: addSessionInNewProject,
  },
  listCoachingAnalytics: { order: ["/success_rate", "/user/name"], sameForAll: true, addItem: addSessionsOfActors },
  listResources: { order: ["/name", "/resource_type"] },
  listOrganizationResources: { order: ["/name", "/resource_type"], sameForAll: true },
  listEffectiveResources: { order: ["/name", "/resource_type"] },
  listResourceVersions: {
    order: ["-/version_number"],
    sameForAll: true,
    addItem: (context, { path }) =>
      context.call("updateResource", { path, body: { content: `Review ${context.unique("version")}.` } }),
  },
  listPlaybooksForStacks: { order: ["/playbook/name", "/playbook/id"], sameForAll: true },
  listPlaybookSubscriptions: {
    order: ["/playbook_name", "/id"],
    sameForAll: true,
    populatedList: (context) => organizationWithPlaybooks(context, 3),
  },
  listAvailablePlaybooks: {
    order: ["/name", "/id"],
    sameForAll: true,
    populatedList: (context) => organizationWithPlaybooks(context, 0),
  },
  listConventions: { order: ["/category", "/key"], sameForAll: true },
  listEffectiveConventions: { order: ["/category", "/key"], sameForAll: true },
  listExperiments: { order: ["-/created_at", "/id"], sameForAll: true },
};

export async function addSession(context: RunContext, fields: Record<string, string>, as?: string): Promise<unknown> {
  return context.call("createSession", { ...(await sessionWith(context, fields)), ...(as !== undefined && { as }) });
}

async function addSessionsOfActors(context: RunContext): Promise<void> {
  if (otherActors(context).length === 0) throw missingToken("member");
  for (const as of ["owner", "admin", "member"])
    if (context.target.tokens[as] !== undefined) await addSession(context, {}, as);
}

async function addSessionInNewProject(context: RunContext): Promise<unknown> {
  const project_id = await context.callForText("createProject", "/data/id");
  const repository_id = await context.callForText("createRepository", "/data/id", { path: { project_id } });
  return addSession(context, { repository_id });
}

/** An organization can subscribe to each playbook only once, so create a new organization with `count` subscriptions. */
export async function organizationWithPlaybooks(context: RunContext, count: number): Promise<RequestOverrides> {
  const path = { org_id: await createOrganization(context) };
  const available = await context.readAll("listAvailablePlaybooks", { path });
  for (const { id } of available.slice(0, count))
    await callOperation(context, "createPlaybookSubscription", { path, body: { playbook_id: id } });
  return { path };
}
