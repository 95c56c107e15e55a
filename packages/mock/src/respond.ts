import { toHttpDate } from "./clock.ts";
import type { Plan } from "./contract/plan.ts";
import type { Answer, RawRequest } from "./exchange.ts";
import { type Fault, spoil } from "./faults.ts";
import type { LimitWindow } from "./limits.ts";
import type { State } from "./state.ts";
import type { Target } from "./steps/read-target.ts";

export interface Passage {
  raw: RawRequest;
  target: Target;
  plan: Plan | undefined;
  values: string[];
  /** The limits that it counts against. */
  windows: LimitWindow[];
  fault: Fault | undefined;
}

export interface Documented {
  status: number;
  body: object;
}

/** Makes the answer to a request: with the headers of its limits, and as a fault lets it go out. */
export type Respond = (passage: Passage, documented: Documented) => Answer;

export function createRespond({ limits, clock }: Pick<State, "limits" | "clock">): Respond {
  return function respond(passage, documented) {
    const { plan, fault } = passage;
    if (!fault) return write(passage, documented);
    if (!plan || fault.status === undefined) return spoil(fault, write(passage, documented));
    return spoil(fault, write(passage, { status: fault.status, body: plan.example(fault.status) }));
  };

  function write({ plan, windows }: Passage, { status, body }: Documented): Answer {
    // By a fault or by `Prefer` it is a 429 though nothing is spent.
    const pretended = status === 429 && windows.every(({ remaining }) => remaining >= 0);
    const shown = pretended ? windows.map((each) => ({ ...each, remaining: 0 })) : windows;
    return {
      ...(plan && { operation: plan.operation.operationId }),
      status,
      // A client counts from it when the limits' window ends, which is told in the mock's time.
      headers: { Date: toHttpDate(clock.time()), ...limits.headers(shown) },
      body: JSON.stringify(body),
    };
  }
}
