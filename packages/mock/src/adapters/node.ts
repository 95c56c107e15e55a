import type { IncomingMessage, Server, ServerOptions, ServerResponse } from "node:http";
import { type Duplex, pipeline, Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { Application } from "../application/application.ts";
import type { MockResponse, RawRequest } from "../base/exchange.ts";

// Node's HTTP module. An `import` would also load the WebSocket client (16 MB, 20 ms).
const http: typeof import("node:http") = process.getBuiltinModule("node:http");

export interface Timeouts
  extends Pick<ServerOptions, "headersTimeout" | "requestTimeout" | "connectionsCheckingInterval"> {
  /** The maximum time in milliseconds between two parts of a body whose size is unknown or too large. */
  idleBodyTimeout: number;
}

const defaultTimeouts: Timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  idleBodyTimeout: 4000,
};

// Accept requests without a Host. Join duplicate headers so that a second Authorization, Content-Type or Host makes
// them invalid; by default, Node uses the first one.
const options: ServerOptions = { requireHostHeader: false, joinDuplicateHeaders: true };

/** Creates an HTTP server. Requests that Node itself rejects also get a response in the API's error format. */
export function createNodeServer(application: Application, timeouts: Timeouts = defaultTimeouts): Server {
  // The latest response of each connection. Error responses must not overtake it.
  const latest = new WeakMap<Duplex, ServerResponse>();

  // Use callbacks: with async functions, handling a request would take twice as long.
  const server = http.createServer({ ...options, ...timeouts }, (request, response) => {
    latest.set(request.socket, response);
    if (!hasValidHost(request))
      send(response, application.errorResponse("malformedRequest", { address: addressOf(request) }));
    else if (!hasBody(request)) handle(response, toRaw(request, undefined));
    else {
      const maxBody = application.maxBody(request.url ?? "/");
      // A client can announce a huge chunk that never arrives, and Node does not report the announced size.
      if (!(Number(request.headers["content-length"]) <= maxBody)) limitIdleTime(request);
      readAll(request, maxBody, (body) => handle(response, toRaw(request, body)));
    }
  });

  function limitIdleTime(request: IncomingMessage): void {
    request.setTimeout(timeouts.idleBodyTimeout, () => server.emit("clientError", new Error("idle"), request.socket));
    request.once("end", () => request.setTimeout(0));
  }

  function handle(response: ServerResponse, raw: RawRequest): void {
    application
      .handle(raw)
      .then((mockResponse) => send(response, mockResponse))
      .catch((error) => fail(response, error));
  }

  function fail(response: ServerResponse, error: unknown): void {
    console.error(error);
    if (!response.headersSent)
      send(response, application.errorResponse("internalError", { address: addressOf(response.req) }));
  }

  // Sends the last response of a connection, after all pending responses.
  function end(socket: Duplex, errorResponse: MockResponse): void {
    const response = latest.get(socket);
    if (!response || response.closed || response.writableFinished) sendRaw(socket, errorResponse);
    else if (response.req.complete || response.writableEnded)
      response.once("close", () => sendRaw(socket, errorResponse));
    else send(response, { ...errorResponse, headers: { ...errorResponse.headers, Connection: "close" } });
  }

  server.on("clientError", (error, socket) => {
    if (socket.writableEnded) return;
    const name = hasUnknownMethod(error) ? "notFound" : "malformedRequest";
    if (socket.writable) end(socket, application.errorResponse(name, { address: addressOf({ socket }) }));
    else socket.destroy();
  });
  server.on("connect", (request, socket) =>
    end(socket, application.errorResponse("notFound", { address: addressOf(request) })),
  );
  // Node handles `Expect: 100-continue`. Ignore other expectations.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  return server;
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return (length !== undefined && length !== "0") || headers["transfer-encoding"] !== undefined;
}

/** Whether the `Host` header is missing or valid (RFC 9112, section 3.2). */
function hasValidHost({ headers: { host } }: IncomingMessage): boolean {
  return host === undefined || hostPattern.test(host);
}

const hostPattern = /^(?:[\w.-]*|\[[\da-f:.]+\])(?::\d{0,5})?$/i;

/** Whether Node rejected a request only because its method is unknown. */
function hasUnknownMethod(error: Error & { code?: string; rawPacket?: Buffer }): boolean {
  if (error.code !== "HPE_INVALID_METHOD") return false;
  const method = /^([\w-]+) \S+ HTTP\/1\.[01]\r\n/.exec(String(error.rawPacket))?.[1];
  return method !== undefined && !http.METHODS.includes(method);
}

function toRaw(request: IncomingMessage, body: RawRequest["body"]): RawRequest {
  const { method = "GET", url = "/", headers, socket } = request;
  return {
    method,
    target: url,
    headers,
    body,
    address: addressOf(request),
    origin: `http://${headers.host || `127.0.0.1:${socket.localPort}`}`,
  };
}

function addressOf({ socket }: { socket: Duplex & { remoteAddress?: string | undefined } }): string {
  return socket.remoteAddress ?? "";
}

/**
 * Reads the body and passes it to `done`, unless the client disconnects first. Bytes beyond the limit are read and
 * discarded, so that the client can receive the response.
 */
function readAll(request: IncomingMessage, maxBody: number, done: (body: RawRequest["body"]) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBody) chunks.push(chunk);
    else chunks = [];
  });
  request.on("end", () => done(size > maxBody ? "tooLarge" : join(chunks)));
}

function join(chunks: Buffer[]): Buffer | undefined {
  return chunks.length > 1 ? Buffer.concat(chunks) : chunks[0];
}

function send(response: ServerResponse, mockResponse: MockResponse): void {
  if (mockResponse.delay) {
    const timer = setTimeout(() => send(response, { ...mockResponse, delay: 0 }), mockResponse.delay);
    response.once("close", () => clearTimeout(timer));
    return;
  }
  if (mockResponse.interrupted === "dropped") {
    response.destroy();
    return;
  }
  if (mockResponse.stream) {
    response.writeHead(mockResponse.status, mockResponse.headers);
    pipeline(Readable.fromWeb(mockResponse.stream as ReadableStream), response, () => {});
    return;
  }
  response.writeHead(mockResponse.status, headersOf(mockResponse));
  const content = mockResponse.bytes ?? mockResponse.body;
  if (mockResponse.interrupted !== "truncated" || content.length === 0) response.end(content);
  else response.write(content.slice(0, content.length / 2), () => response.destroy());
}

// The time that a slow client has to read the response before the socket is destroyed.
const lingerMilliseconds = 1000;

/** Sends a response to a request that Node could not parse, and closes the connection. */
function sendRaw(socket: Duplex, mockResponse: MockResponse): void {
  socket.on("error", () => {});
  if (!socket.writable) return;
  const headers = Object.entries({ ...headersOf(mockResponse), Connection: "close" });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(
    `HTTP/1.1 ${mockResponse.status} ${http.STATUS_CODES[mockResponse.status]}\r\n${lines}\r\n${mockResponse.body}`,
  );
  // Read and discard the remaining bytes: closing with unread bytes would lose the response.
  socket.resume();
  setTimeout(() => socket.destroy(), lingerMilliseconds).unref();
}

function headersOf({ headers, body, bytes }: MockResponse): Record<string, string | string[] | number> {
  if (bytes) return { ...(bytes.length > 0 && { "Content-Length": bytes.length }), ...headers };
  return { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), ...headers };
}
