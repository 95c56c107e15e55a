import type { ListRule } from "../../plan/rules.ts";
import {
  addDifferentExperiments,
  addDifferentSessions,
  addSession,
  addSessionElsewhere,
  addSessionsOfAll,
  addVersion,
  organizationWithPlaybooks,
} from "./world/list-items.ts";
import { logIn } from "./world/logins.ts";

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
    more: (world, { path }) => addVersion(world, path),
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
