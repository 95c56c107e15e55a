import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Answer, RawRequest } from "./exchange.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Refuse } from "./refusals.ts";

// A request without a Host is answered too, and one that does not end is refused after 30 seconds (in milliseconds).
const options = { requireHostHeader: false, requestTimeout: 30_000 };

/**
 * The Node edge: carries requests from a port to the pipeline and answers back. Whatever happens, there is an answer,
 * and it has the API's form. A body of more than `maxBody` bytes is refused.
 */
export function createEdge(pipeline: Pipeline, refuse: Refuse, maxBody: number): Server {
  const server = createServer(options, async (request, response) => {
    try {
      const body = await readAll(request, maxBody);
      const answer = body ? await pipeline(toRaw(request, body)) : refuse("BodyUnreadable", "bodyTooLarge");
      send(response, answer);
    } catch (error) {
      // The client left in the middle of its request: there is nobody to answer, and nothing is wrong here.
      if (request.destroyed && !request.complete) return;
      console.error(error);
      send(response, refuse("InternalServerError", "failed"));
    }
  });
  // What Node refuses by itself: broken HTTP, headers that are too large or too slow.
  server.on("clientError", (_error, socket) => sendRaw(socket, refuse("BodyUnreadable", "malformedRequest")));
  // `Expect: 100-continue` is answered by Node; anything else that is expected is ignored.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  return server;
}

function toRaw(request: IncomingMessage, body: Uint8Array): RawRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return { method: request.method ?? "GET", target: request.url ?? "/", headers: Object.fromEntries(headers), body };
}

// A body over the limit is read to its end and dropped, so that the client gets to hear the answer.
async function readAll(request: IncomingMessage, maxBody: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= maxBody) chunks.push(chunk);
  }
  return size <= maxBody ? Buffer.concat(chunks) : undefined;
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(text);
}

function sendRaw(socket: Duplex, { status, headers, body }: Answer): void {
  if (!socket.writable) return;
  const text = JSON.stringify(body);
  const all = {
    ...headers,
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
    Connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${lines.join("")}\r\n${text}`);
}
