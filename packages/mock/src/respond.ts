import { toHttpDate } from "./clock.ts";
import type { OperationPlan } from "./contract/operation-plan.ts";
import type { MockResponse, RawRequest } from "./exchange.ts";
import { applyFault, type Fault } from "./faults.ts";
import type { LimitWindow } from "./limits.ts";
import type { State } from "./state.ts";
import type { Target } from "./steps/read-target.ts";

export interface RequestContext {
  raw: RawRequest;
  target: Target;
  plan: OperationPlan | undefined;
  values: string[];
  windows: LimitWindow[];
  fault: Fault | undefined;
}

export interface DocumentedResponse {
  status: number;
  body: object;
}

/** Creates the response to a request: adds rate limit headers and applies a fault. */
export type Respond = (request: RequestContext, documented: DocumentedResponse) => MockResponse;

export function createResponder({ limits, clock }: Pick<State, "limits" | "clock">): Respond {
  return function respond(request, documented) {
    const { plan, fault } = request;
    if (!fault) return write(request, documented);
    if (!plan || fault.status === undefined) return applyFault(fault, write(request, documented));
    return applyFault(fault, write(request, { status: fault.status, body: plan.example(fault.status) }));
  };

  function write({ plan, windows }: RequestContext, { status, body }: DocumentedResponse): MockResponse {
    const isForced = status === 429 && windows.every(({ remaining }) => remaining >= 0);
    const headerWindows = isForced ? windows.map((each) => ({ ...each, remaining: 0 })) : windows;
    return {
      ...(plan && { operation: plan.operation.operationId }),
      status,
      // Clients compare `Date` with the reset time of the rate limits, which is on the mock's clock.
      headers: { Date: toHttpDate(clock.time()), ...limits.headers(headerWindows) },
      body: JSON.stringify(body),
    };
  }
}
