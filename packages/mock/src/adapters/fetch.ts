import type { Contract } from "@crewkit/openapi";
import type { Application } from "../application/application.ts";
import type { MockResponse, RawRequest } from "../base/exchange.ts";
import type { Control } from "../control/control.ts";
import { type FirstCall, firstCall, listPeople, type Person } from "../control/first-call.ts";

/** A mock, with or without a port. */
export interface Mock extends Control {
  /** The base URL of the API, such as `http://127.0.0.1:4010/api/v1`. Without a port: `http://crewkit.test/api/v1`. */
  url: string;
  /** The origin. The control API is under `/__mock/`. */
  origin: string;
  /**
   * Handles a request in memory. A drop-in replacement for the global `fetch`. Any origin works:
   * `http://crewkit.test/api/v1/health`.
   *
   * @throws TypeError if a fault drops the connection or the mock is closed; the abort reason if the request is
   * aborted.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** A token, an organization and a curl command for your first request. */
  firstCall: FirstCall;
  /** The sample users that still have a well-known token, with their current roles. */
  people(): Person[];
  /**
   * Replaces the contract and keeps the state and the URL.
   *
   * @throws if the contract is invalid. The mock keeps the previous one.
   */
  reload(contract: Contract): void;
  /** Stops accepting requests, and closes all connections. Can be called twice. A mock without a port needs no cleanup. */
  close(): Promise<void>;
}

/** Creates a mock that handles requests in memory. */
export function toMock(application: Application, origin = "http://crewkit.test"): Mock {
  const { control, state } = application;
  const url = origin + application.basePath;
  return {
    ...control,
    url,
    origin,
    async fetch(input, init) {
      if (state.closed) throw new TypeError("fetch failed: the mock is closed");
      const request = new Request(input, init);
      const raw = await toRequest(request, application);
      const response = await application.handle(raw).catch((error) => {
        console.error(error);
        return application.errorResponse("internalError", raw);
      });
      return toResponse(response, request);
    },
    firstCall: firstCall(state, url),
    people: () => listPeople(state.store),
    reload: (contract) => application.reload(contract),
    async close() {
      state.closed = true;
    },
  };
}

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
  const { status, headers, bytes, stream, delay = 0, interrupted } = mockResponse;
  const body = bytes ?? mockResponse.body;
  signal.throwIfAborted();
  if (delay > 0) await wait(delay, signal);
  if (interrupted === "dropped") throw new TypeError("fetch failed: a mock fault dropped the connection");
  const fields = Object.entries(bytes ? headers : { "Content-Type": "application/json", ...headers });
  // A 204 must not have a body, not even an empty one.
  const init = { status, headers: new Headers() };
  for (const [name, value] of fields) for (const each of [value].flat()) init.headers.append(name, each);
  // Aborting the request also ends the stream.
  if (stream) return new Response(stream.pipeThrough(new TransformStream(), { signal }), init);
  if (method === "HEAD" || body.length === 0) return new Response(null, init);
  return new Response(interrupted === "truncated" ? truncatedStream(body) : (body as BodyInit), init);
}

// Like a connection that closes: the first half arrives, then reading fails.
function truncatedStream(body: string | Uint8Array): ReadableStream<Uint8Array> {
  const half = body.slice(0, body.length / 2);
  const bytes = typeof half === "string" ? new TextEncoder().encode(half) : half;
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new TypeError("terminated: a mock fault truncated the response"));
      else controller.enqueue(bytes);
      sent = true;
    },
  });
}

// Stop reading once the limit is exceeded: the body may be endless.
async function readAll({ body, signal }: Request, maxBody: number): Promise<RawRequest["body"]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body === null ? [] : chunksOf(body, signal)) {
    if (!ArrayBuffer.isView(chunk)) throw new TypeError("fetch failed: a chunk of the body is not a Uint8Array");
    size += chunk.length;
    if (size > maxBody) return "tooLarge";
    chunks.push(new Uint8Array(chunk));
  }
  signal.throwIfAborted();
  return body === null ? undefined : new Uint8Array(await new Blob(chunks).arrayBuffer());
}

// Not every browser supports async iteration of streams.
async function* chunksOf(stream: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  // Cancel the reader so that a pending read ends.
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
