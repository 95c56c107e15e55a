import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { readContract } from "@crewkit/openapi/node";
import { browserFiles } from "../browser-files.ts";
import { siteFiles, siteOf } from "../site.ts";

/** A host of static files that is running. */
export interface StaticHost {
  /** Where it has the site, ending with a slash. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the site from a folder, such as `/docs/`, as hosts of static files do: for what is not there the page that says
 * so, at the address that was asked for. What is not made of pages, such as the contract, is empty.
 */
export async function serveFolder(folder: string): Promise<StaticHost> {
  const files = await readFiles(folder);
  const server = createServer(({ url = "" }, response) => {
    const path = url.startsWith(folder) ? url.slice(folder.length) || "index.html" : "";
    const status = files.has(path) ? 200 : 404;
    response.writeHead(status, { "Content-Type": typeOf(path) }).end(files.get(path) ?? files.get("404.html"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${folder}`, close: promisify(server.close.bind(server)) };
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const pages = siteFiles(siteOf(readContract(), `https://acme.example${folder}`));
  const others = ["openapi.yaml", "openapi.json", "redoc/index.html"].map((path) => [path, ""] as const);
  return new Map([...pages, ...(await browserFiles()), ...others]);
}

function typeOf(path: string): string {
  const ending = /\.(css|js)$/.exec(path)?.[1];
  return { css: "text/css", js: "text/javascript" }[ending ?? ""] ?? "text/html";
}
