import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Answer, RawRequest } from "../exchange.ts";
import type { Core } from "../mock.ts";

// A request without a Host is answered too, and one that does not end is refused after 30 seconds (in milliseconds).
const options = { requireHostHeader: false, requestTimeout: 30_000 };

/**
 * The Node edge: carries requests from a port to the mock and answers back. Whatever happens, there is an answer, and it
 * has the API's form.
 */
export function createEdge(core: Core): Server {
  const server = createServer(options, (request, response) => {
    answer(request, response).catch((error) => {
      // The client left in the middle of its request: there is nobody to answer, and nothing is wrong here.
      if (request.destroyed && !request.complete) return;
      console.error(error);
      send(response, core.refuse("failed", { address: addressOf(request) }));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = hasBody(request) ? await readAll(request, core.maxBody) : undefined;
    const answered = core.handle(toRaw(request, body));
    send(response, answered instanceof Promise ? await answered : answered);
  }

  // What Node refuses by itself: broken HTTP, headers that are too large or too slow.
  server.on("clientError", (_error, socket) => sendRaw(socket, core.refuse("malformedRequest")));
  // `Expect: 100-continue` is answered by Node; anything else that is expected is ignored.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  return server;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function toRaw(request: IncomingMessage, body: RawRequest["body"]): RawRequest {
  const { localPort } = request.socket;
  return {
    method: request.method ?? "GET",
    target: request.url ?? "/",
    headers: request.headers,
    body,
    address: addressOf(request),
    origin: `http://${request.headers.host ?? `127.0.0.1:${localPort}`}`,
  };
}

function addressOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? "";
}

// A body over the limit is read to its end and dropped, so that the client gets to hear the answer.
async function readAll(request: IncomingMessage, maxBody: number): Promise<RawRequest["body"]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= maxBody) chunks.push(chunk);
  }
  return size <= maxBody ? Buffer.concat(chunks) : "tooLarge";
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer.delay) {
    setTimeout(() => send(response, { ...answer, delay: 0 }), answer.delay);
    return;
  }
  if (answer.spoiled === "dropped") return void response.destroy();
  const { status, body } = answer;
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    ...answer.headers,
  });
  if (answer.spoiled !== "truncated") return void response.end(body);
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}

function sendRaw(socket: Duplex, { status, headers, body }: Answer): void {
  if (!socket.writable) return;
  const all = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${lines.join("")}\r\n${body}`);
}
