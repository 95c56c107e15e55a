import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { siteHandler } from "./site-handler.ts";

/** Options for {@link serveDocs}. */
export interface DocsOptions {
  /** TCP port. `0` picks a free port. Defaults to 4000. */
  port?: number;
  /** Address to listen on. Defaults to `127.0.0.1`, which accepts only local connections. */
  host?: string;
  /** The URL of a running mock, which replaces the default `http://127.0.0.1:4010` in pages and in "Try it". */
  mockUrl?: string;
}

/** A running docs server. */
export interface Docs {
  /** For example, `http://127.0.0.1:4000`. */
  url: string;
  /** Stops the server and closes open connections. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Serves the site that {@link buildDocs} built. A rebuilt site is served from the next request on. Unknown paths return 404
 * with the "Page not found" page and a list of similar pages.
 *
 * @throws an error with the code `EADDRINUSE` if the port is in use.
 * @example
 * const docs = await serveDocs({ port: 4000 });
 * console.log(docs.url);
 * await docs.close();
 */
export async function serveDocs({ port = 4000, host = "127.0.0.1", mockUrl }: DocsOptions = {}): Promise<Docs> {
  const server = createAdaptorServer({ fetch: siteHandler(mockUrl) }) as Server;
  server.listen(port, host);
  await once(server, "listening");
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
