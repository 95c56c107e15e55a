import type { Application } from "../application.ts";
import type { Control } from "../control/control.ts";
import type { MockResponse, RawRequest } from "../exchange.ts";
import { listPeople, type Person } from "../first-call.ts";

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
export function toWebMock(application: Application): WebMock {
  let closed = false;
  return {
    ...application.control,
    async fetch(input, init) {
      if (closed) throw new TypeError("fetch failed: the mock is closed");
      const request = new Request(input, init);
      return toResponse(await handle(application, await toRequest(request, application)), request);
    },
    people: () => listPeople(application.state.store),
    async close() {
      closed = true;
    },
  };
}

// A failure of ours is answered as on a port, and its cause told.
async function handle(application: Application, raw: RawRequest): Promise<MockResponse> {
  try {
    return await application.handle(raw);
  } catch (error) {
    console.error(error);
    return application.errorResponse("failed", raw);
  }
}

// Throws what the request was aborted with, or its body failed with.
async function toRequest(request: Request, application: Application): Promise<RawRequest> {
  const { origin, pathname, search } = new URL(request.url);
  const target = pathname + search;
  return {
    method: request.method,
    target,
    headers: Object.fromEntries(request.headers),
    body: await readAll(request, application.maxBody(target)),
    address: "127.0.0.1",
    origin,
  };
}

async function toResponse(mockResponse: MockResponse, { method, signal }: Request): Promise<Response> {
  const { status, headers, body, delay = 0, interrupted } = mockResponse;
  signal.throwIfAborted();
  if (delay > 0) await wait(delay, signal);
  if (interrupted === "dropped") throw new TypeError("fetch failed: a fault of the mock dropped the connection");
  const text = interrupted === "truncated" ? body.slice(0, body.length / 2) : body;
  return new Response(method === "HEAD" ? null : text, {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

// A body over the limit is not read on: it may have no end.
async function readAll({ body, signal }: Request, maxBody: number): Promise<RawRequest["body"]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body === null ? [] : chunksOf(body, signal)) {
    if (!ArrayBuffer.isView(chunk)) throw new TypeError("fetch failed: the body has a chunk that is not bytes");
    size += chunk.length;
    if (size > maxBody) return "tooLarge";
    chunks.push(new Uint8Array(chunk));
  }
  // What was aborted on its way has not come.
  signal.throwIfAborted();
  return body === null ? undefined : new Uint8Array(await new Blob(chunks).arrayBuffer());
}

// By hand, because not every browser's streams can be iterated.
async function* chunksOf(stream: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  // A read that waits for its bytes ends then.
  const cancel = () => reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", cancel);
  if (signal.aborted) cancel();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
