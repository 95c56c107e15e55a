import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on this machine, which ends with the block that holds it. */
export interface TestServer extends AsyncDisposable {
  /** The base URL. */
  url: string;
  /** The requests that came, in their order: `GET /health`. */
  seen: string[];
}

/**
 * Starts a server on a free port.
 *
 * @example
 * await using server = await serve((request, response) => response.end("{}"));
 */
export async function serve(answer: RequestListener): Promise<TestServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(lineOf(request));
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/v1`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function lineOf({ method, url = "" }: IncomingMessage): string {
  return `${method} ${url.replace("/api/v1", "")}`;
}
