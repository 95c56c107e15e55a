import type { Handlers } from "./call.ts";
import type { Operations } from "./contract/operations.ts";
import type { Plan } from "./contract/plan.ts";
import { contractRefusals } from "./contract/shared-refusals.ts";
import type { Answer, RawRequest } from "./exchange.ts";
import type { LimitWindow } from "./limits.ts";
import { Refusal } from "./refusal.ts";
import { createRespond, type Documented, type Passage } from "./respond.ts";
import { keepBounded } from "./rules/caps.ts";
import { membershipIn } from "./rules/organizations/membership.ts";
import { type PageQuery, page } from "./rules/page.ts";
import { runDueJobs } from "./rules/sessions/jobs.ts";
import type { State } from "./state.ts";
import { authenticate } from "./steps/authenticate.ts";
import { authorize } from "./steps/authorize.ts";
import { checkBody } from "./steps/check-body.ts";
import { createMakeCall } from "./steps/make-call.ts";
import { readBody } from "./steps/read-body.ts";
import { readPath } from "./steps/read-path.ts";
import { readQuery } from "./steps/read-query.ts";
import type { Target } from "./steps/read-target.ts";

/** Answers a request to the contract's API; the target's path is the one below the base path. */
export type Api = (raw: RawRequest, target: Target) => Answer | Promise<Answer>;

/** Answers in another way where a request asks for it with `Prefer`; undefined where it does not. */
export type AnswerPreferred = (plan: Plan, prefer: string) => Promise<Documented> | undefined;

/** Makes the API. `handlers` give the successes; {@link Api} is what each request passes on the way to them. */
export function createApi(
  state: State,
  operations: Operations,
  handlers: Handlers,
  answerPreferred: AnswerPreferred,
): Api {
  const { contract, store, limits, faults } = state;
  const byOperation: Record<string, ((call: never) => object) | undefined> = handlers;
  const refusal = contractRefusals(contract);
  const respond = createRespond(state);
  const makeCall = createMakeCall(state);

  return function answer(raw, target) {
    runDueJobs(state);
    const route = operations.find(raw.method, target.path);
    const windows = [limits.count("address", raw.address)];
    const passage = { raw, target, plan: route?.found(), values: route?.values ?? [], windows, fault: undefined };
    try {
      const passed = pass(passage);
      if (!(passed instanceof Promise)) return respond(passage, passed);
      return passed.then((documented) => respond(passage, documented)).catch((error) => refuse(passage, error));
    } catch (error) {
      return refuse(passage, error);
    }
  };

  // The order in which a request is judged: what is cheap and tells least comes first.
  function pass(passage: Passage): Documented | Promise<Documented> {
    const { raw, target, plan, values, windows } = passage;
    refuseSpent(windows);
    if (!plan) throw refusal("notFound");
    passage.fault = faults.take(plan.operation.operationId);
    if (passage.fault?.before) return { status: plan.status, body: {} };
    const preferred = raw.headers.prefer && answerPreferred(plan, String(raw.headers.prefer));
    if (preferred) return preferred;
    const sent = plan.body ? readBody(raw) : noBody;
    if (typeof sent === "string") throw refusal(sent);
    const path = readPath(plan, values);
    if (!path) throw refusal("notFound");
    const caller = authenticate(plan, raw.headers.authorization, state);
    // A stranger can't spend an organization's limit, nor learn from a 429 that the organization is there.
    const { org_id = "" } = path;
    if (caller && membershipIn(store, org_id, caller.user.id)) windows.push(limits.count("organization", org_id));
    refuseSpent(windows);
    const scope = authorize(plan, path, caller, state);
    const query = readQuery(plan, target.query);
    const body = checkBody(plan, sent.value);
    return { status: plan.status, body: handle(plan, makeCall(raw, { plan, path, caller, scope, query, body })) };
  }

  function handle(plan: Plan, call: { query: object }): object {
    const handler = byOperation[plan.operation.operationId];
    // An operation that only this contract has is answered as the contract shows it.
    if (!handler) return plan.example(plan.status);
    // That it is the call of its operation, only the contract knows here.
    const result = handler(call as never);
    if (plan.operation.method !== "get") keepBounded(store);
    return Array.isArray(result) ? page(result, call.query as PageQuery) : result;
  }

  function refuse(passage: Passage, error: unknown): Answer {
    if (!(error instanceof Refusal)) throw error;
    return respond(passage, error);
  }

  function refuseSpent(windows: readonly LimitWindow[]): void {
    if (state.options.limits && windows.some(({ remaining }) => remaining < 0)) throw refusal("spent");
  }
}

const noBody = { value: undefined };
