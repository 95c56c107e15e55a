import { type ApiError, invalid } from "../base/api-error.ts";
import type { RawRequest } from "../base/exchange.ts";
import { lazy } from "../base/memoize.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { Caller } from "../rules/handler.ts";
import { createQueryFilters, type QueryFilters } from "../rules/query-filters.ts";
import { findInOrganization } from "../rules/records.ts";
import type { State } from "../state/state.ts";
import { type Access, requireMembership, requirePermissionForOthers } from "./access.ts";

interface ResolvedRequest {
  plan: OperationPlan;
  path: Record<string, string>;
  caller: Caller | undefined;
  access: Access;
  query: Record<string, unknown>;
  body: unknown;
}

/** Creates the context of a handler ({@link import("../rules/handler.ts").HandlerContext}). */
export function createContext(state: State, raw: RawRequest, resolved: ResolvedRequest): object {
  const { contract, store, random, clock, getChecks } = state;
  const { plan, path, caller, access, query, body } = resolved;
  const { organization } = access;
  // Most handlers do not use the filters.
  const filters = lazy(() => createQueryFilters(plan.operation.parameters, query, { store, caller, organization }));
  return {
    path,
    query,
    body,
    caller,
    ...access,
    contract,
    checks: getChecks(contract),
    store,
    random,
    now: (seconds?: number) => clock.now(seconds),
    address: raw.address,
    origin: raw.origin,
    userAgent: String(raw.headers["user-agent"] ?? ""),
    error: (name: string, field?: string) => withField(plan.error(name), field),
    find(table: "projects", id: string = path[parameterOf(table)] ?? path.id ?? "") {
      const record = findInOrganization(store[table], id, organization?.id ?? "");
      if (!record) throw plan.error("notFound");
      return record;
    },
    matches: (record: object) => filters().matches(record),
    list: ((table, fields) => filters().list(table, fields)) as QueryFilters["list"],
    requireMembership(organizationId: string) {
      if (!caller) throw plan.error("missing");
      return requireMembership(plan, organizationId, caller, state);
    },
    requirePermissionFor(userId: string) {
      if (userId !== caller?.user.id) requirePermissionForOthers(plan, access, state);
    },
  };
}

/** `projects`: `project_id`. */
function parameterOf(table: string): string {
  return `${table.replace(/ies$/, "y").replace(/s$/, "")}_id`;
}

function withField(error: ApiError, field: string | undefined): ApiError {
  const [messages] = Object.values(error.body.details ?? {});
  if (field === undefined || !messages) return error;
  return invalid(error.status as 400 | 422, { [field]: messages });
}
