import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import sirv from "sirv";
import { notFoundFile, siteFolder } from "./files.ts";

/** Where to serve the docs. */
export interface DocsOptions {
  /** The TCP port; 0 takes a free one. Default 4000. */
  port?: number;
  /** The address to listen on. Default `127.0.0.1`: this machine alone. */
  host?: string;
}

/** Docs that are being served. */
export interface Docs {
  /** The address of the page, such as `http://127.0.0.1:4000`. */
  url: string;
  /** Ends it at once, open connections included. May be called twice. */
  close(): Promise<void>;
}

/**
 * Serves what {@link buildDocs} built: the first page at `/`, the contract at `/openapi.json` and `/openapi.yaml`, and a
 * page that says so, with 404, for what is not there. What is built while it serves is served at the next request.
 *
 * @throws with the code `EADDRINUSE` if the port is taken: it never takes another one by itself.
 * @example
 * const docs = await serveDocs({ port: 4000 });
 * console.log(docs.url);
 * await docs.close();
 */
export async function serveDocs({ port = 4000, host = "127.0.0.1" }: DocsOptions = {}): Promise<Docs> {
  // `dev` reads from the disk at each request, instead of a list made at the start.
  const onNoMatch = (_: unknown, response: ServerResponse) => void sendNotFound(response);
  const server = createServer(sirv(siteFolder, { dev: true, onNoMatch, setHeaders }));
  server.listen(port, host);
  await once(server, "listening");
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`, close: () => close(server) };
}

// Beside HTML, which says so itself, sirv leaves open that a text is UTF-8.
function setHeaders(response: ServerResponse, path: string): void {
  const type = textTypes[extname(path)];
  if (type) response.setHeader("Content-Type", `${type};charset=utf-8`);
}

const textTypes: Record<string, string> = { ".md": "text/markdown", ".txt": "text/plain", ".yaml": "text/yaml" };

async function sendNotFound(response: ServerResponse): Promise<void> {
  const page = await readFile(notFoundFile).catch(() => "There is no such page.");
  response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(page);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
