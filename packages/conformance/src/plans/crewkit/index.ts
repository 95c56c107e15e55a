import type { Contract } from "@crewkit/openapi";
import { definePlan, type LimitRule, type OperationPlan, type Plan } from "../../base/plan.ts";
import { parseOnce } from "../../values/json.ts";
import { actors, outsider } from "./common/actors.ts";
import { outsiderIds } from "./common/outsider.ts";
import { toScenarios } from "./common/steps.ts";
import type { TagPlan } from "./common/tag-plan.ts";
import { testNeeds } from "./common/test-needs.ts";
import { readTestRequests } from "./common/test-requests.ts";
import { credential, revokedToken } from "./tags/authentication/accounts.ts";
import { tagPlans } from "./tags/index.ts";

const onSuccess = new Map(Object.entries(merge("onSuccess")));

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
  lists: merge("lists"),
  filters: merge("filters"),
  resourceTypes: merge("resourceTypes"),
  operations: mergeOperations(readTestRequests(merge("values"))),
  scenarios: toScenarios(merge("scenarios")),
  credential,
  testNeeds: testNeeds(Object.values(tagPlans).flatMap(({ needs = [] }) => needs)),
  revokedToken,
  outsiderIds,
  onSuccess: ({ request, response }, context) =>
    onSuccess.get(request.operation.operationId)?.(parseOnce(response), context),
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

function merge<Key extends keyof TagPlan>(key: Key): Required<TagPlan>[Key] {
  return Object.assign({}, ...Object.values(tagPlans).map((tag) => tag[key]));
}

// Adds the requests and facts of the tags to those of `openapi/requests/`.
function mergeOperations(operations: Record<string, OperationPlan>): Record<string, OperationPlan> {
  for (const [operationId, plan] of Object.entries(merge("operations"))) {
    const { errors = {}, ...current } = operations[operationId] ?? {};
    const statuses = Object.entries(plan.errors ?? {});
    const added = statuses.map(([status, requests]) => [status, { ...errors[Number(status)], ...requests }]);
    operations[operationId] = { ...current, ...plan, errors: { ...errors, ...Object.fromEntries(added) } };
  }
  return operations;
}
