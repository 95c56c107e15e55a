import type { Server, ServerOptions, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Application } from "../application.ts";
import type { MockResponse, RawRequest } from "../exchange.ts";
import { http } from "./node-http.ts";
import { addressOf, hasBody, hasGoodHost, hasUnknownMethod, readAll, toRaw } from "./node-request.ts";
import { send, sendRaw } from "./node-response.ts";

/** How long a request may take, in milliseconds. */
export type Timeouts = Pick<ServerOptions, "headersTimeout" | "requestTimeout" | "connectionsCheckingInterval">;

const patience: Timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 };

// A request without a Host is answered too. What is given twice is not taken for its first value, which is what Node
// would do with Authorization, Content-Type and Host.
const options: ServerOptions = { requireHostHeader: false, joinDuplicateHeaders: true };

/**
 * Creates a server that carries requests to the mock. Every request gets a response in the API's form, also one that Node
 * rejects.
 */
export function createNodeServer(application: Application, timeouts: Timeouts = patience): Server {
  // The answer to each connection's latest request, for what must not overtake it.
  const latest = new WeakMap<Duplex, ServerResponse>();

  // Neither an async function nor a for-await: they would cost as much as all the rest.
  const server = http.createServer({ ...options, ...timeouts }, (request, response) => {
    latest.set(request.socket, response);
    if (!hasGoodHost(request))
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
      send(response, application.errorResponse("failed", { address: addressOf(response.req) }));
  }

  // The last thing that a connection hears. Answers that are still to come on it go first.
  function end(socket: Duplex, errorResponse: MockResponse): void {
    const response = latest.get(socket);
    if (!response || response.closed || response.writableFinished) sendRaw(socket, errorResponse);
    else if (response.req.complete || response.writableEnded)
      response.once("close", () => sendRaw(socket, errorResponse));
    else send(response, { ...errorResponse, headers: { ...errorResponse.headers, Connection: "close" } });
  }

  // What Node refuses by itself: broken HTTP, headers that are too large, and what does not end.
  server.on("clientError", (error, socket) => {
    // What comes behind the last answer is as broken, and not worth another.
    if (socket.writableEnded) return;
    const name = hasUnknownMethod(error) ? "notFound" : "malformedRequest";
    if (socket.writable) end(socket, application.errorResponse(name, { address: addressOf({ socket }) }));
    else socket.destroy();
  });
  server.on("connect", (request, socket) =>
    end(socket, application.errorResponse("notFound", { address: addressOf(request) })),
  );
  // `Expect: 100-continue` is answered by Node; anything else that is expected is ignored.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  return server;
}
