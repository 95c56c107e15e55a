import type { MockResponse } from "./exchange.ts";
import type { OperationId } from "./handler.ts";

/** A fault to inject into the next requests to an operation. */
export interface FaultCreate {
  /** An operationId, or `*` for all operations. */
  operation: OperationId | "*";
  /** The number of requests that the fault applies to. Default 1. */
  times?: number;
  /** An error status that the operation documents. The response is the contract's example. */
  status?: number;
  /** Delay of the response in milliseconds. */
  delay_ms?: number;
  /** Close the connection before the response (`dropped`) or in the middle of it (`truncated`). */
  connection?: "dropped" | "truncated";
  /** Send invalid JSON. */
  body?: "malformed";
  /**
   * If true, the request is not handled. If false, it is handled and only its response is affected. Default: true with
   * `status` or `dropped`, otherwise false.
   */
  before?: boolean;
}

/** A pending fault. `times` is the number of remaining requests. */
export type Fault = FaultCreate & Required<Pick<FaultCreate, "times" | "before">>;

export interface Faults {
  add(fault: Fault): void;
  list(): Fault[];
  clear(): void;
  /** Returns the first matching fault and counts down its remaining requests. */
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

export function applyFault({ delay_ms: delay, connection, body }: Fault, response: MockResponse): MockResponse {
  return {
    ...response,
    ...(delay !== undefined && { delay }),
    ...(connection && { interrupted: connection }),
    ...(body && { body: response.body.slice(0, response.body.length / 2) }),
  };
}
