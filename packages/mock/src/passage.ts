import type { Plan } from "./contract/plan.ts";
import type { RawRequest } from "./exchange.ts";
import type { Fault } from "./faults.ts";
import type { LimitWindow } from "./limits.ts";
import type { Target } from "./steps/read-target.ts";

/** A request on its way, and what has been found out about it. */
export interface Passage {
  raw: RawRequest;
  target: Target;
  /** The operation that it is for; undefined where there is none. */
  plan: Plan | undefined;
  /** The path's parameters as they were sent. */
  values: string[];
  /** The limits that it counts against. */
  windows: LimitWindow[];
  fault: Fault | undefined;
}

/** A documented answer. */
export interface Documented {
  status: number;
  body: object;
}
