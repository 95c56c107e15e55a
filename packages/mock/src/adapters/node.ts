import type { Server, ServerOptions, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Application } from "../application.ts";
import type { MockResponse, RawRequest } from "../exchange.ts";
import { http } from "./node-http.ts";
import { addressOf, hasBody, hasUnknownMethod, hasValidHost, readAll, toRaw } from "./node-request.ts";
import { send, sendRaw } from "./node-response.ts";

export type Timeouts = Pick<ServerOptions, "headersTimeout" | "requestTimeout" | "connectionsCheckingInterval">;

const defaultTimeouts: Timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 };

// Accept requests without a Host. Join duplicate headers so that a second Authorization, Content-Type or Host makes
// them invalid; by default, Node uses the first one.
const options: ServerOptions = { requireHostHeader: false, joinDuplicateHeaders: true };

/**
 * Creates an HTTP server for the mock. Requests that Node itself rejects also get a response in the API's error format.
 */
export function createNodeServer(application: Application, timeouts: Timeouts = defaultTimeouts): Server {
  // The latest response of each connection. Error responses must not overtake it.
  const latest = new WeakMap<Duplex, ServerResponse>();

  // Use callbacks: with async functions, handling a request would take twice as long.
  const server = http.createServer({ ...options, ...timeouts }, (request, response) => {
    latest.set(request.socket, response);
    if (!hasValidHost(request))
      send(response, application.errorResponse("malformedRequest", { address: addressOf(request) }));
    else if (!hasBody(request)) handle(response, toRaw(request, undefined));
    else readAll(request, application.maxBody(request.url ?? "/"), (body) => handle(response, toRaw(request, body)));
  });

  function handle(response: ServerResponse, raw: RawRequest): void {
    try {
      const mockResponse = application.handle(raw);
      if (mockResponse instanceof Promise)
        mockResponse.then((each) => send(response, each)).catch((error) => fail(response, error));
      else send(response, mockResponse);
    } catch (error) {
      fail(response, error);
    }
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
