import { toHttpDate } from "../base/clock.ts";
import { type MockResponse, type RawRequest, statusesWithoutContent } from "../base/exchange.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { Caller } from "../rules/handler.ts";
import { type ActiveFault, applyFault } from "../state/faults.ts";
import type { LimitWindow } from "../state/limits.ts";
import type { State } from "../state/state.ts";
import { nameOf } from "../state/users.ts";
import type { Target } from "./read-url.ts";

export interface RequestContext {
  raw: RawRequest;
  target: Target;
  plan: OperationPlan | undefined;
  values: string[];
  /** The limits that the request counts against. The headers report the first one. */
  windows: [LimitWindow, ...LimitWindow[]];
  fault: ActiveFault | undefined;
  caller: Caller | undefined;
}

export interface DocumentedResponse {
  status: number;
  /** Undefined for a response without content. */
  body: object | undefined;
}

/** Creates the response to a request: adds rate limit headers and applies a fault. */
type Respond = (request: RequestContext, documented: DocumentedResponse) => MockResponse;

export function createResponder({ limits, clock, store }: State): Respond {
  return function respond(request, documented) {
    const { plan, fault } = request;
    if (!fault) return write(request, documented);
    const { status } = fault;
    if (status === undefined) return applyFault(fault, write(request, documented));
    const isDocumented = plan?.operation.responses[status] !== undefined;
    const body = isDocumented ? plan.example(status) : { error: `Mock fault with the status ${status}` };
    return applyFault(fault, write(request, { status, body }));
  };

  function write(request: RequestContext, { status, body }: DocumentedResponse): MockResponse {
    const { plan, windows, caller } = request;
    return {
      ...(plan && { operation: plan.operation.operationId }),
      ...(caller && { user: nameOf(store, caller.user) }),
      status,
      // Clients compare `Date` with the reset time of the rate limits, which is on the mock's clock.
      headers: {
        Date: toHttpDate(clock.time()),
        ...limits.headers(reportedWindow(status, windows)),
        ...(status === 401 && { "WWW-Authenticate": challenge(request) }),
      },
      // Even if the contract documents content for `default`.
      body: body === undefined || statusesWithoutContent.includes(status) ? "" : JSON.stringify(body),
    };
  }
}

// A 429 reports the limit that was exceeded, even if a fault or `Prefer` forces it.
function reportedWindow(status: number, windows: RequestContext["windows"]): LimitWindow {
  const [first] = windows;
  if (status !== 429) return first;
  return windows.find(({ remaining }) => remaining < 0) ?? { ...first, remaining: 0 };
}

// RFC 6750, section 3: no error code if the request has no access token.
function challenge({ raw, plan }: RequestContext): string {
  return plan?.operation.secured && raw.headers.authorization !== undefined ? 'Bearer error="invalid_token"' : "Bearer";
}
