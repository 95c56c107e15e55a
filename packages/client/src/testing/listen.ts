import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import net, { type AddressInfo, type Server, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { basePath } from "../generated/contract.ts";
import type { CrewkitRequest } from "../request.ts";
import { serve, type TestServer } from "./server.ts";

/** A server on a free port. `await using` closes it. */
interface ListeningServer extends AsyncDisposable {
  readonly origin: string;
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Makes an in-memory server listen on a free port. */
export async function listenHttp<Server extends TestServer>(server: Server): Promise<Server & ListeningServer> {
  const { fetch: respond } = server;

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const response = await respond(request.url, request);
    const body = Buffer.from(await response.arrayBuffer());
    outgoing.sendDate = false;
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
  }

  const listening = await listen(
    http.createServer((incoming, outgoing) => {
      handle(incoming, outgoing).catch(() => outgoing.destroy());
    }),
  );
  const options = { baseUrl: listening.baseUrl, fetch: (url: string, request: CrewkitRequest) => fetch(url, request) };
  return Object.assign(server, listening, options, { options });
}

/** Responds with the request: `{ "data": { method, url, headers, body } }`. */
export function serveEcho(): Promise<TestServer & ListeningServer> {
  return listenHttp(
    serve(({ method, url, headers, body }) => {
      const { pathname, search } = new URL(url);
      return Response.json({ data: { method, url: pathname + search, headers, body } });
    }),
  );
}

export function serveSocket(handle: (socket: Socket) => void): Promise<ListeningServer> {
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    handle(socket);
  });
  return listen(server);
}

/** Serves the bytes on each connection, then closes it. */
export function serveBytes(...bytes: (string | Uint8Array)[]): Promise<ListeningServer> {
  return serveSocket((socket) => {
    socket.once("data", () => {
      for (const chunk of bytes) socket.write(chunk);
      socket.end();
    });
  });
}

/** Returns an origin that refuses connections. */
export async function refusingOrigin(): Promise<string> {
  const { origin, close } = await listen(net.createServer());
  await close();
  return origin;
}

async function readRequest(incoming: IncomingMessage): Promise<CrewkitRequest> {
  const { method, headers } = incoming;
  const url = `http://${headers.host}${incoming.url}`;
  return { method, url, headers, body: await text(incoming) } as unknown as CrewkitRequest;
}

async function listen(server: Server): Promise<ListeningServer> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server.close(), "close");
    for (const socket of sockets) socket.destroy();
    await closed;
  }
  return { origin, baseUrl: origin + basePath, close, [Symbol.asyncDispose]: close };
}
