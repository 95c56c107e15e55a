import type { Contract } from "@crewkit/openapi";
import type { LimitRule } from "../../plan/facts.ts";
import { definePlan, type Plan } from "../../plan/plan.ts";
import { filters } from "./filters.ts";
import { lists } from "./lists.ts";
import { operations } from "./operations.ts";
import { stories } from "./stories/index.ts";
import { things } from "./things.ts";
import { workflows } from "./workflows.ts";
import { foreign, watch } from "./world/leftovers.ts";
import { logIn, spentToken } from "./world/logins.ts";

const slug = { parameter: "slug", pointer: "/data/available", field: "slug" };

const crewkit: Plan = definePlan({
  name: "crewkit",
  actors: ["owner", "admin", "member", "viewer"],
  stranger: "stranger",
  authorize: (token) => ({ Authorization: `Bearer ${token}` }),
  permission({ path, method }, contract) {
    const operation = contract.paths?.[path]?.[method as "get"] as { "x-permission"?: string } | undefined;
    return operation?.["x-permission"];
  },
  refusals: {
    malformed: 400,
    body: 422,
    query: 400,
    repeated: 400,
    path: 404,
    malformedPath: 404,
    undecodable: 400,
    token: 401,
    permission: 403,
    foreign: {
      "/{}": 403,
      "/organizations/{}": 403,
      "/resources/{}": 404,
      "/playbooks/{}": 404,
      "/auth/passkeys/{}": 404,
    },
    limit: 429,
  },
  // As DECISIONS has it; where an id that names nothing stands in it is left open there.
  precedence: ["malformed", "malformedPath", "token", "foreign", "permission", "query", "body"],
  details: { pointer: "/details", name: (path) => path.join(".") },
  paging: {
    page: "page",
    kind: "page",
    size: "per_page",
    items: "/data",
    totalItems: "/meta/total_count",
    totalPages: "/meta/total_pages",
    currentPage: "/meta/current_page",
  },
  limits: {
    limit: "X-RateLimit-Limit",
    remaining: "X-RateLimit-Remaining",
    reset: "X-RateLimit-Reset",
    rules: limitRules,
  },
  moving: ["updated_at"],
  // An analysis in the background sets them, some time after a session has ended.
  restless: ["outcome", "summary"],
  lists,
  filters,
  available: {
    checkOrganizationSlug: { ...slug, create: "createOrganization" },
    checkProjectSlug: { ...slug, create: "createProject" },
  },
  // Refresh tokens rotate, each works once, and one that is used twice ends the login.
  credential: {
    first: logIn,
    renew: { operation: "refreshToken", sent: "/refresh_token", access: "/access_token", refresh: "/refresh_token" },
    use: "getCurrentUser",
    end: [{ operation: "revokeToken", sent: "/refresh_token" }, { operation: "logoutUser" }],
    life: 14_400,
    overlaps: true,
    reuseEnds: true,
  },
  workflows,
  stories,
  spentToken,
  foreign,
  watch,
  things,
  operations,
});

export default crewkit;

// What each limit is used up with: outside an organization's paths only that of the address counts.
const requests: Record<string, Omit<LimitRule, "requests" | "seconds" | "scope">> = {
  address: {
    operation: "getHealth",
    refused: { operation: "getCurrentUser", given: { token: null } },
    others: { operation: "getCurrentUser", given: { as: "stranger" } },
  },
  organization: {
    operation: "listRoles",
    counts: ({ path }) => path.startsWith("/{org_id}/"),
    refused: { operation: "listRoles", given: { query: { per_page: "many" } } },
    others: { operation: "listRoles", given: { as: "member" } },
  },
};

// The limits that the contract tells of in `x-rate-limits`.
function limitRules(contract: Contract): LimitRule[] {
  return (contract["x-rate-limits"]?.limits ?? []).flatMap(({ scope, requests: count, seconds }) => {
    const how = requests[scope];
    return how ? [{ scope, requests: count, seconds, ...how }] : [];
  });
}
