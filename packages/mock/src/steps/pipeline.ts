import { ApiError } from "../base/api-error.ts";
import type { MockResponse, RawRequest } from "../base/exchange.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { Operations } from "../contract/operations.ts";
import { createSharedErrors } from "../contract/shared-errors.ts";
import { enforceCaps } from "../resources/caps.ts";
import { findMembership } from "../resources/organizations/membership.ts";
import { runDueJobs } from "../resources/sessions/jobs.ts";
import type { Handlers } from "../rules/handler.ts";
import { type PageQuery, paginate } from "../rules/records.ts";
import type { LimitWindow } from "../state/limits.ts";
import type { State } from "../state/state.ts";
import { nameOf } from "../state/users.ts";
import { authorize, findCaller } from "./access.ts";
import { createContext } from "./create-context.ts";
import { createPreferHandler } from "./prefer.ts";
import { checkBody, maxBodyValues, readBody } from "./read-body.ts";
import { readPath, readQuery, type Target } from "./read-url.ts";
import { createResponder, type DocumentedResponse, type RequestContext } from "./respond.ts";

/** Handles a request to the API. The path of the target is relative to the base path. */
export type Api = (raw: RawRequest, target: Target) => Promise<MockResponse>;

export function createApi(state: State, operations: Operations, handlers: Handlers): Api {
  const { contract, store, limits, faults } = state;
  const byOperation: Record<string, ((context: never) => object) | undefined> = handlers;
  const sharedError = createSharedErrors(contract);
  const respond = createResponder(state);
  const handlePrefer = createPreferHandler(state);

  return async function handleRequest(raw, target) {
    runDueJobs(state);
    const route = operations.find(raw.method, target.path);
    const windows: RequestContext["windows"] = [limits.count("address", raw.address)];
    const caller = findCaller(raw.headers.authorization, state);
    const request = {
      raw,
      target,
      plan: route?.entry(),
      values: route?.values ?? [],
      windows,
      caller,
      fault: undefined,
    };
    try {
      return respond(request, await runSteps(request));
    } catch (error) {
      if (error instanceof ApiError) return respond(request, error);
      throw error;
    }
  };

  // Validation order: cheap checks first, and checks that could leak information last.
  async function runSteps(request: RequestContext): Promise<DocumentedResponse> {
    const { raw, target, plan, values, windows } = request;
    enforceLimits(windows);
    countForOrganization(request);
    const user = request.caller && nameOf(store, request.caller.user);
    request.fault = faults.take(raw, plan?.operation.operationId ?? null, user);
    if (request.fault?.before) return { status: plan?.status ?? 404, body: {} };
    if (!plan) throw sharedError("notFound");
    const preferred = raw.headers.prefer && handlePrefer(plan, String(raw.headers.prefer));
    if (preferred) return preferred;
    const parsed = plan.body ? readBody(raw, maxBodyValues) : { value: undefined };
    if (typeof parsed === "string") throw sharedError(parsed);
    const path = readPath(plan, values);
    if (!path) throw sharedError("notFound");
    const caller = plan.operation.secured ? request.caller : undefined;
    if (plan.operation.secured && !caller)
      throw plan.error(raw.headers.authorization === undefined ? "missing" : "invalid");
    enforceLimits(windows);
    const isScopeInQuery = plan.scope?.parameter.in === "query";
    const accessByPath = isScopeInQuery ? undefined : authorize(plan, path, caller, state);
    const query = readQuery(plan, target.query);
    const access = accessByPath ?? authorize(plan, query, caller, state);
    const body = checkBody(plan, parsed.value);
    const context = createContext(state, raw, { plan, path, caller, access, query, body });
    return { status: plan.status, body: handle(plan, context, query) };
  }

  // Outsiders must not exhaust an organization's limit, or learn from a 429 that the organization exists.
  function countForOrganization({ target, windows, caller }: RequestContext): void {
    const id = caller && limits.nameIn("organization", target.path)?.toLowerCase();
    if (id && findMembership(store, id, caller.user.id)) windows.unshift(limits.count("organization", id));
  }

  function handle(plan: OperationPlan, context: object, query: object): object {
    const handler = byOperation[plan.operation.operationId];
    // An operation of a custom contract may have no handler.
    if (!handler) return plan.example(plan.status);
    // The cast is safe: the router matched this operation.
    const result = handler(context as never);
    if (plan.operation.method !== "get") enforceCaps(store);
    return Array.isArray(result) ? paginate(result, query as PageQuery, (item) => item) : result;
  }

  function enforceLimits(windows: readonly LimitWindow[]): void {
    if (windows.some(({ remaining }) => remaining < 0)) throw sharedError("limitExceeded");
  }
}
