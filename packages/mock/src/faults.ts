import type { MockResponse } from "./exchange.ts";
import type { OperationId } from "./handler.ts";

/** What goes wrong with the next requests of an operation, as somebody asks for it. */
export interface FaultCreate {
  /** The operation, or `*` for each. */
  operation: OperationId | "*";
  /** So many requests. Default 1. */
  times?: number;
  /** An error that the operation documents; it is answered with the contract's example. */
  status?: number;
  /** Milliseconds that the answer waits. */
  delay_ms?: number;
  /** The connection ends before the answer, or in its middle. */
  connection?: "dropped" | "truncated";
  /** The answer's body is no JSON. */
  body?: "malformed";
  /**
   * True: the request is not handled, and nothing is done. False: it is, and only its answer suffers. Default: true
   * where the answer is the fault's own (`status`) or there is none (`dropped`).
   */
  before?: boolean;
}

/** A fault that waits for its requests; `times` says how many are still to come. */
export type Fault = FaultCreate & Required<Pick<FaultCreate, "times" | "before">>;

/** The faults that are still to come. */
export interface Faults {
  add(fault: Fault): void;
  /** In the order in which they were added. */
  list(): Fault[];
  clear(): void;
  /** The first fault that is for this operation, which has one request less to come then. */
  take(operationId: string): Fault | undefined;
}

export function createFaults(): Faults {
  let pending: Fault[] = [];
  return {
    add: (fault) => {
      pending.push({ ...fault });
    },
    list: () => pending.map((fault) => ({ ...fault })),
    clear: () => {
      pending = [];
    },
    take(operationId) {
      if (pending.length === 0) return undefined;
      const fault = pending.find(({ operation }) => operation === operationId || operation === "*");
      if (!fault) return undefined;
      fault.times -= 1;
      if (fault.times === 0) pending = pending.filter((each) => each !== fault);
      return fault;
    },
  };
}

/** The answer as a fault lets it go out: late, broken or not at all. */
export function applyFault({ delay_ms: delay, connection, body }: Fault, response: MockResponse): MockResponse {
  return {
    ...response,
    ...(delay !== undefined && { delay }),
    ...(connection && { interrupted: connection }),
    // The half of an object is never JSON.
    ...(body && { body: response.body.slice(0, response.body.length / 2) }),
  };
}
