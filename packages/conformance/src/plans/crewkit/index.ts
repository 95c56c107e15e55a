import type { Contract } from "@crewkit/openapi";
import { definePlan, type LimitRule, type Plan } from "../../base/plan.ts";
import { actors, outsider } from "./actors.ts";
import { numberAt } from "./contract.ts";
import { filters } from "./filters.ts";
import { lists } from "./lists.ts";
import { operations } from "./operations.ts";
import { resourceTypes } from "./resource-types.ts";
import { scenarios } from "./scenarios/index.ts";
import { outsiderIds, trackCreated } from "./setup/created.ts";
import { logIn, revokedToken } from "./setup/logins.ts";

const crewkit: Plan = definePlan({
  name: "crewkit",
  actors,
  outsider,
  permission: ({ permission, permissionForOthers }) => {
    if (permission === undefined || !permissionForOthers) return permission;
    return { record: permissionForOthers.record, own: permission, others: permissionForOthers.level };
  },
  errorStatuses: {
    malformed: 400,
    mediaType: 400,
    method: 404,
    body: 422,
    query: 400,
    repeated: 400,
    path: 404,
    unknown: { "/{}": 403, "/organizations/{}": 403 },
    malformedPath: 404,
    undecodable: 400,
    token: 401,
    permission: 403,
    outsider: {
      "/{}": 403,
      "/organizations/{}": 403,
      "/resources/{}": 404,
      "/playbooks/{}": 404,
      "/auth/passkeys/{}": 404,
    },
    limit: 429,
  },
  // The order of GEN-20 in openapi/decisions. It does not define the position of an unknown id.
  precedence: ["malformed", "malformedPath", "token", "outsider", "permission", "query", "body"],
  head: true,
  errorDetails: { pointer: "/details", name: (path) => path.join(".") },
  paging: {
    page: "page",
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
  updatedFields: ["updated_at"],
  // Set by a background analysis after a session has ended.
  volatileFields: ["outcome", "summary"],
  lists,
  filters,
  credential: {
    logIn,
    refresh: {
      operation: "refreshToken",
      tokenPointer: "/refresh_token",
      access: "/access_token",
      refresh: "/refresh_token",
    },
    probe: "getCurrentUser",
    logOut: [{ operation: "revokeToken", tokenPointer: "/refresh_token" }, { operation: "logoutUser" }],
    tokenLifetime: (contract) => numberAt(contract, "/schemas/TokenPair/properties/expires_in/const"),
  },
  scenarios,
  revokedToken,
  outsiderIds,
  onSuccess: trackCreated,
  resourceTypes,
  operations,
});

export default crewkit;

// Requests outside an organization's paths only count against the address limit.
const limitRequests: Record<string, Omit<LimitRule, "requests" | "seconds" | "scope" | "counts">> = {
  address: {
    operation: "getHealth",
    otherRequests: [
      { operation: "getCurrentUser", overrides: { token: null } },
      { operation: "getCurrentUser", overrides: { as: "outsider" } },
    ],
  },
  organization: {
    operation: "listRoles",
    otherRequests: [
      { operation: "listRoles", overrides: { query: { per_page: "many" } } },
      { operation: "listRoles", overrides: { as: "member" } },
    ],
    otherLimits: [
      { scope: "address", operation: "listRoles", overrides: { token: null } },
      { scope: "address", operation: "listRoles", overrides: { as: "outsider" } },
    ],
  },
};

function limitRules(contract: Contract): LimitRule[] {
  return (contract["x-rate-limits"]?.limits ?? []).flatMap(({ scope, path_prefix = "", requests, seconds }) => {
    const limitRequest = limitRequests[scope];
    const counts: LimitRule["counts"] = ({ path }) => path.startsWith(path_prefix);
    return limitRequest ? [{ scope, requests, seconds, counts, ...limitRequest }] : [];
  });
}
