import type { Control } from "../control/control.ts";
import type { Core } from "../core.ts";
import type { Answer, RawRequest } from "../exchange.ts";
import { type Person, peopleIn } from "../first-call.ts";
import { toRequest, toResponse } from "./fetch.ts";

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
  /** Who of the example world has a well-known token still, and what they may do by now. */
  people(): Person[];
  /** Ends it. It holds nothing that must be given back: a mock that nobody knows any more is gone by itself. */
  close(): Promise<void>;
}

/** Gives a mock its `fetch`. */
export function toWebMock(core: Core): WebMock {
  let closed = false;
  return {
    ...core.control,
    async fetch(input, init) {
      if (closed) throw new TypeError("fetch failed: the mock is closed");
      const request = new Request(input, init);
      return toResponse(await answer(core, await toRequest(request, core)), request);
    },
    people: () => peopleIn(core.state.store),
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
