import type { Control } from "./control/control.ts";
import { toRequest, toResponse } from "./edges/fetch.ts";
import type { Answer, RawRequest } from "./exchange.ts";
import { type Core, createCore } from "./mock.ts";
import type { MockOptions } from "./options.ts";

export type { Control } from "./control/control.ts";
export type { LoggedRequest } from "./control/requests.ts";
export type { Snapshot, SnapshotJson } from "./control/snapshot.ts";
export type { Fault, FaultCreate } from "./faults.ts";
export type { MockOptions } from "./options.ts";
export { Refusal } from "./refusal.ts";

/** A mock without a port, for tests, workers and pages. */
export interface WebMock extends Control {
  /**
   * Answers a request as the API would, without a network; a drop-in for the global `fetch`. Any origin will do:
   * `http://crewkit.test/api/v1/health`.
   *
   * @throws TypeError where a fault drops the connection, as `fetch` does, and when it is closed; what the request was
   * aborted with.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Ends it. It holds nothing that must be given back: a mock that nobody knows any more is gone by itself. */
  close(): Promise<void>;
}

/**
 * Makes a mock that answers by a `fetch` of its own, made of web standards only.
 *
 * @example
 * const mock = createMock();
 * const response = await mock.fetch("http://crewkit.test/api/v1/health");
 */
export function createMock(options: MockOptions = {}): WebMock {
  const core = createCore(options);
  let closed = false;
  return {
    ...core.control,
    async fetch(input, init) {
      if (closed) throw new TypeError("fetch failed: the mock is closed");
      const request = new Request(input, init);
      return toResponse(await answer(core, await toRequest(request, core)), request);
    },
    async close() {
      closed = true;
    },
  };
}

// A failure of ours is answered as on a port, and its cause told.
async function answer(core: Core, raw: RawRequest): Promise<Answer> {
  try {
    return await core.handle(raw);
  } catch (error) {
    console.error(error);
    return core.refuse("failed", raw);
  }
}
