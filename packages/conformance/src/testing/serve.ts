import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface TestServer {
  /** The origin, such as `http://127.0.0.1:4010`. */
  url: string;
  close(): Promise<void>;
}

/** Starts an HTTP server on a free port. A handler that throws closes the connection. */
export async function serve(handle: (request: Request) => Response | Promise<Response>): Promise<TestServer> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET", headers } = incoming;
    const body = await buffer(incoming);
    const fields = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    try {
      const init = { method, headers: fields, body: body.length > 0 ? body : null };
      const response = await handle(new Request(url + incoming.url, init));
      const bytes = Buffer.from(await response.arrayBuffer());
      outgoing.statusCode = response.status;
      outgoing.setHeaders(response.headers).end(bytes);
    } catch {
      outgoing.destroy();
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
