import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { readContract } from "@crewkit/openapi/node";
import { site } from "../files.ts";
import { notFoundPage } from "../pages/not-found.ts";
import { layout } from "../parts/layout.ts";
import { siteOf } from "../site.ts";

/** A host of static files that is running. */
export interface StaticHost {
  /** Where it has the site, ending with a slash. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the site from a folder, such as `/docs/`, as hosts of static files do: for what is not there the page that says
 * so, at the address that was asked for.
 */
export async function serveFolder(folder: string): Promise<StaticHost> {
  const notFound = pageFor404(folder);
  const server = createServer(async ({ url = "" }, response) => {
    const path = url.startsWith(folder) ? url.slice(folder.length) || "index.html" : "404";
    const file = path === "404.html" ? notFound : await readFile(join(site, path)).catch(() => undefined);
    response.writeHead(file ? 200 : 404, { "Content-Type": typeOf(file ? path : "") }).end(file ?? notFound);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${folder}`, close: promisify(server.close.bind(server)) };
}

// The one page that depends on the address.
function pageFor404(folder: string): string {
  const content = siteOf(readContract(), `https://acme.example${folder}`);
  return String(layout(content, notFoundPage(content)));
}

function typeOf(path: string): string {
  const ending = /\.(css|js)$/.exec(path)?.[1];
  return { css: "text/css", js: "text/javascript" }[ending ?? ""] ?? "text/html";
}
