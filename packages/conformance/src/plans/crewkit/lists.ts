import type { Given } from "../../plan/plan.ts";
import type { ListRule } from "../../plan/rules.ts";
import type { World } from "../../world/world.ts";
import { comparison } from "./things.ts";
import { ask, itemsOf, textAt } from "./world/ask.ts";
import { logIn } from "./world/logins.ts";
import { makeOrganization } from "./world/organizations.ts";

/** How lists are sorted (DECISIONS: things by name, what happened newest first, equal ones by id), and get longer. */
export const lists: Record<string, ListRule> = {
  listPasskeys: { order: ["/name", "/id"] },
  listCurrentUserOrganizations: {
    order: ["/organization_name", "/id"],
    more: (world) => world.call("createOrganization"),
  },
  listCurrentUserActivity: { order: ["-/signed_in_at", "/id"], more: (world) => logIn(world) },
  listOrganizations: { order: ["/name", "/id"] },
  listMembers: { order: ["/name", "/id"], sameForAll: true },
  listInvitations: { order: ["-/created_at", "/id"], sameForAll: true },
  listRoles: { order: ["/key"], sameForAll: true },
  listProjects: { order: ["/name", "/id"], sameForAll: true },
  listRepositories: { order: ["/name", "/id"], sameForAll: true },
  listSessions: { order: ["-/started_at", "/id"], variety: addDifferentSessions },
  searchSessions: {
    order: ["-/started_at", "/id"],
    more: (world, { query }) => addSession(world, { agent_name: String(query.q) }),
  },
  listSessionThreads: {
    order: ["-/last_activity_at", "/id"],
    more: (world) => addSession(world, { component: world.unique("component") }),
    variety: addDifferentSessions,
  },
  listAnalyticsByAgent: {
    order: ["-/total_cost_usd", "/agent_name"],
    sameForAll: true,
    more: (world) => addSession(world, { agent_name: world.unique("agent") }),
  },
  listAnalyticsByUser: { order: ["-/total_cost_usd", "/user/name"], sameForAll: true, more: addSessionsOfAll },
  listAnalyticsByProject: {
    order: ["-/total_cost_usd", "/project_name"],
    sameForAll: true,
    more: (world) => addSessionElsewhere(world),
  },
  listCoachingAnalytics: { order: ["/success_rate", "/user/name"], sameForAll: true, more: addSessionsOfAll },
  listResources: { order: ["/name", "/resource_type"] },
  listOrganizationResources: { order: ["/name", "/resource_type"], sameForAll: true },
  listEffectiveResources: { order: ["/name", "/resource_type"] },
  listResourceVersions: {
    order: ["-/version_number"],
    sameForAll: true,
    more: (world, { path }) =>
      world.call("updateResource", { path, body: { content: `Say what changed (${world.unique("version")}).` } }),
  },
  listPlaybooksForStacks: { order: ["/playbook/name", "/playbook/id"], sameForAll: true },
  listPlaybookSubscriptions: {
    order: ["/playbook_name", "/id"],
    sameForAll: true,
    place: (world) => organizationWithPlaybooks(world, 3),
  },
  listAvailablePlaybooks: {
    order: ["/name", "/id"],
    sameForAll: true,
    place: (world) => organizationWithPlaybooks(world, 0),
  },
  listConventions: { order: ["/category", "/key"], sameForAll: true },
  listEffectiveConventions: { order: ["/category", "/key"], sameForAll: true },
  listExperiments: { order: ["-/created_at", "/id"], sameForAll: true, variety: addDifferentExperiments },
};

/** Begins a session that differs in some fields from others. */
export async function addSession(world: World, fields: Record<string, string>, as?: string): Promise<unknown> {
  const [, repository_id] = await world.thing("/{org_id}/repos/{id}");
  return world.call("createSession", { ...(as !== undefined && { as }), body: { repository_id, ...fields } });
}

async function addSessionsOfAll(world: World): Promise<void> {
  for (const as of ["owner", "admin", "member"])
    if (world.target.tokens[as] !== undefined) await addSession(world, {}, as);
}

async function addSessionElsewhere(world: World, fields: Record<string, string> = {}): Promise<unknown> {
  const project_id = await world.textAt("createProject", "/data/id");
  const repository_id = await world.textAt("createRepository", "/data/id", { path: { project_id } });
  return addSession(world, { repository_id, ...fields });
}

/** Makes an organization that is subscribed to so many playbooks: each can be subscribed to once. */
export async function organizationWithPlaybooks(world: World, count: number): Promise<Given> {
  const path = { org_id: await makeOrganization(world) };
  const free = itemsOf(await ask(world, "listAvailablePlaybooks", { path }));
  for (const playbook of free.slice(0, count))
    await ask(world, "createPlaybookSubscription", { path, body: { playbook_id: textAt(playbook, "/id") } });
  return { path };
}

// Begins sessions that differ in one thing each: the agent, the project and its repository, who runs it.
async function addDifferentSessions(world: World): Promise<void> {
  const writer = { agent_name: "writer" };
  await addSession(world, writer);
  await addSession(world, { agent_name: "planner" });
  await addSessionElsewhere(world, writer);
  if (world.target.tokens.member !== undefined) await addSession(world, writer, "member");
}

// Makes experiments that differ in one thing each: what they are about, and whether they run.
async function addDifferentExperiments(world: World): Promise<void> {
  await world.call("createExperiment");
  await world.call("startExperiment");
  await world.call("createExperiment", { body: await comparison(world) });
}
