import type { Contract } from "@crewkit/openapi";
import type { LimitRule } from "../../plan/facts.ts";

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

/** The limits that the contract tells of in `x-rate-limits`. */
export function limitRules(contract: Contract): LimitRule[] {
  return (contract["x-rate-limits"]?.limits ?? []).flatMap(({ scope, requests: count, seconds }) => {
    const how = requests[scope];
    return how ? [{ scope, requests: count, seconds, ...how }] : [];
  });
}
