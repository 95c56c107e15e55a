import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { CrewkitRequest } from "../request.ts";
import { serve, type TestServer } from "./server.ts";
import { type ListeningServer, listen } from "./sockets.ts";

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

  const http = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const listening = await listen(http);
  const options = { baseUrl: listening.baseUrl, fetch: (url: string, request: CrewkitRequest) => fetch(url, request) };
  return Object.assign(server, listening, options, { options });
}

async function readRequest(incoming: IncomingMessage): Promise<CrewkitRequest> {
  const { method, headers } = incoming;
  const url = `http://${headers.host}${incoming.url}`;
  return { method, url, headers, body: await text(incoming) } as unknown as CrewkitRequest;
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
