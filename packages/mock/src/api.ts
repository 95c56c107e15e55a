import { type Contract, listOperations } from "@crewkit/openapi";
import type { Call, Handlers } from "./call.ts";
import { encode } from "./encode.ts";
import { firstExample } from "./examples.ts";
import type { Answer, RawRequest } from "./exchange.ts";
import { type Fault, spoil } from "./faults.ts";
import type { Window } from "./limits.ts";
import { type Plan, planOperation } from "./plan.ts";
import { invalid, Refusal } from "./refusal.ts";
import { createRouter, type Router } from "./router.ts";
import { keepBounded } from "./rules/room.ts";
import { runDueJobs } from "./rules/sessions/jobs.ts";
import { contractRefusals } from "./shared-refusals.ts";
import type { State } from "./state.ts";
import { authenticate } from "./steps/authenticate.ts";
import { authorize, permit } from "./steps/authorize.ts";
import { checkBody } from "./steps/check-body.ts";
import { readBody } from "./steps/read-body.ts";
import { readPath } from "./steps/read-path.ts";
import { readQuery } from "./steps/read-query.ts";
import type { Target } from "./steps/read-target.ts";
import { createChecks } from "./validation.ts";

/** The contract's operations, ready to be found; the mocks of a process share them. */
export type Operations = Router<Plan>;

/** Prepares the operations of a contract. */
export function planOperations(contract: Contract): Operations {
  const createCheck = createChecks(contract);
  const operations = listOperations(contract);
  return createRouter(
    operations.map((operation) => {
      const { method, path } = operation;
      return { method, path, entry: planOperation(contract, createCheck, operation) };
    }),
  );
}

/** Answers a request to the contract's API; the target's path is the one below the base path. */
export type Api = (raw: RawRequest, target: Target) => Answer | Promise<Answer>;

/** Answers in another way where a request asks for it with `Prefer`; undefined where it does not. */
export type AnswerPreferred = (plan: Plan, prefer: string) => Promise<Documented> | undefined;

/** A documented answer. */
export interface Documented {
  status: number;
  body: object;
}

/**
 * Makes the API: what each request passes, in this order, is the whole of it. `handlers` give the successes.
 */
export function createApi(
  state: State,
  operations: Operations,
  handlers: Handlers,
  answerPreferred: AnswerPreferred,
): Api {
  const { contract, store, random, clock, limits, faults } = state;
  const refusal = contractRefusals(contract);
  const now = (seconds?: number) => clock.now(seconds);

  return function answer(raw, target) {
    runDueJobs(state);
    const windows = [limits.count("address", raw.address)];
    const route = operations.find(raw.method, target.path);
    let fault: Fault | undefined;
    try {
      refuseSpent(windows);
      if (!route) throw refusal("notFound");
      const { found: plan, values } = route;
      fault = faults.take(plan.operation.operationId);
      if (fault?.before) return respond(plan.status, {});
      const preferred = raw.headers.prefer && answerPreferred(plan, String(raw.headers.prefer));
      if (preferred) return preferred.then(({ status, body }) => respond(status, body), refuse);
      const sent = plan.body ? readBody(raw) : noBody;
      if (typeof sent === "string") throw refusal(sent);
      const path = readPath(plan, values);
      if (!path) throw refusal("notFound");
      const caller = authenticate(plan, raw.headers.authorization, state);
      if (path.org_id !== undefined) windows.push(limits.count("organization", path.org_id));
      refuseSpent(windows);
      const scope = authorize(plan, path, caller, state);
      const call = {
        path,
        query: readQuery(plan, target.query),
        body: checkBody(plan, sent.value),
        caller,
        ...scope,
        contract,
        store,
        random,
        now,
        address: raw.address,
        origin: raw.origin,
        userAgent: String(raw.headers["user-agent"] ?? ""),
        refuse: (name: string, field?: string) => readdress(plan.refusal(name), field),
        permit: (organizationId: string) => permit(plan, organizationId, caller as NonNullable<typeof caller>, state),
      };
      const handler = handlers[plan.operation.operationId as keyof Handlers] as unknown as
        | ((call: unknown) => object)
        | undefined;
      // An operation that only this contract has is answered as the contract shows it.
      if (!handler) return respond(plan.status, firstExample(contract, plan.operation, plan.status) ?? {});
      const body = handler(call as unknown as Call);
      if (raw.method !== "GET") keepBounded(store);
      return respond(plan.status, body);
    } catch (error) {
      return refuse(error);
    }

    function respond(status: number, body: object): Answer {
      if (!fault) return answerWith(status, body);
      if (!route || fault.status === undefined) return spoil(fault, answerWith(status, body));
      const example = firstExample(contract, route.found.operation, fault.status) ?? {};
      return spoil(fault, answerWith(fault.status, example));
    }

    function answerWith(status: number, body: object): Answer {
      const operation = route?.found.operation.operationId;
      // By a fault or by `Prefer` it is a 429 though nothing is spent.
      const pretended = status === 429 && windows.every(({ remaining }) => remaining >= 0);
      const shown = pretended ? windows.map((each) => ({ ...each, remaining: 0 })) : windows;
      return {
        ...(operation !== undefined && { operation }),
        status,
        headers: limits.headers(shown),
        body: encode(body),
      };
    }

    function refuse(error: unknown): Answer {
      if (error instanceof Refusal) return respond(error.status, error.body);
      throw error;
    }
  };

  function refuseSpent(windows: readonly Window[]): void {
    if (state.options.limits && windows.some(({ remaining }) => remaining < 0)) throw refusal("spent");
  }
}

const noBody = { value: undefined };

// Puts another field in the place of the one that the contract's example is about.
function readdress(refusal: Refusal, field: string | undefined): Refusal {
  const [messages] = Object.values(refusal.body.details ?? {});
  if (field === undefined || !messages) return refusal;
  return invalid(refusal.status as 400 | 422, { [field]: messages });
}
