import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import sirv from "sirv";
import { notFoundFile, siteFolder } from "./files.ts";

/** Options for {@link serveDocs}. */
export interface DocsOptions {
  /** TCP port. `0` picks a free port. Defaults to 4000. */
  port?: number;
  /** Address to listen on. Defaults to `127.0.0.1`, which accepts only local connections. */
  host?: string;
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
 * with the "Page not found" page.
 *
 * @throws an error with the code `EADDRINUSE` if the port is in use.
 * @example
 * const docs = await serveDocs({ port: 4000 });
 * console.log(docs.url);
 * await docs.close();
 */
export async function serveDocs({ port = 4000, host = "127.0.0.1" }: DocsOptions = {}): Promise<Docs> {
  // `dev` reads files on each request instead of listing them at startup.
  const onNoMatch = (_: unknown, response: ServerResponse) => void sendNotFound(response);
  const server = createServer(sirv(siteFolder, { dev: true, onNoMatch, setHeaders }));
  server.listen(port, host);
  await once(server, "listening");
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`, close: () => close(server) };
}

// sirv declares the charset only for HTML.
function setHeaders(response: ServerResponse, path: string): void {
  const type = textTypes[extname(path)];
  if (type) response.setHeader("Content-Type", `${type};charset=utf-8`);
}

const textTypes: Record<string, string> = { ".md": "text/markdown", ".txt": "text/plain", ".yaml": "text/yaml" };

async function sendNotFound(response: ServerResponse): Promise<void> {
  const page = await readFile(notFoundFile).catch(() => "Page not found");
  response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(page);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
