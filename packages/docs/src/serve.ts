import { once } from "node:events";
import { globSync } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative, sep } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import { getMimeType, mimes } from "hono/utils/mime";
import { tryDecodeURIComponent } from "hono/utils/url";
import { markdownPath } from "./components/links.ts";
import { notFoundFile, siteFolder } from "./files.ts";
import { emptyNearestPages, nearestPages } from "./pages/not-found.ts";
import { nearest } from "./search/nearest.ts";
import { setMockOrigin } from "./urls.ts";

/** Options for {@link serveDocs}. */
export interface DocsOptions {
  /** TCP port. `0` picks a free port. Defaults to 4000. */
  port?: number;
  /** Address to listen on. Defaults to `127.0.0.1`, which accepts only local connections. */
  host?: string;
  /** Returns the URL of a running mock, which replaces `http://127.0.0.1:4010` in pages and in "Try it". */
  mockUrl?: () => string;
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

// The pages contain a content security policy. A policy in a page cannot forbid frames.
const headers = {
  "Cache-Control": "no-cache",
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** Returns a handler that responds with the files of the built site. */
function siteHandler(mockUrl?: () => string): (request: Request) => Response | Promise<Response> {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });
  // Browsers revalidate every file, because the site may be rebuilt.
  app.use(etag());
  app.get("*", async (context) => {
    const file = await findFile(context.req.path);
    if (file === undefined) return sendNotFound(context);
    const content = await readFile(file);
    const isOwnText = /\.(html|js|md|txt)$/.test(file) && !relative(siteFolder, file).startsWith("redoc");
    const origin = mockUrl && isOwnText && new URL(mockUrl()).origin;
    const body = origin ? setMockOrigin(content.toString(), origin) : new Uint8Array(content);
    return context.body(body, 200, { "Content-Type": getMimeType(file, types) ?? "application/octet-stream" });
  });
  app.all("*", (context) => context.text("Method not allowed. Use GET or HEAD.\n", 405, { Allow: "GET, HEAD" }));
  return app.fetch;
}

const types = { ...mimes, md: "text/markdown; charset=utf-8", yaml: "text/yaml; charset=utf-8" };

/** Returns the file for a path, as `realpath` sees it. Undefined if it does not exist or is outside the site. */
async function findFile(urlPath: string): Promise<string | undefined> {
  const root = await realpath(siteFolder);
  const path = join(root, tryDecodeURIComponent(urlPath));
  for (const candidate of [path, `${path}.html`, join(path, "index.html")]) {
    // Fails for missing files, long names and null bytes.
    const file = await realpath(candidate).catch(() => undefined);
    if (file?.startsWith(root + sep) && (await stat(file)).isFile()) return file;
  }
  return undefined;
}

async function sendNotFound(context: Context): Promise<Response> {
  const path = tryDecodeURIComponent(context.req.path);
  const similar = await similarPages(path);
  if (/\.(md|txt|json|ya?ml)$/.test(path)) return context.text(notFoundText(similar), 404);
  const page = await readFile(notFoundFile, "utf8").catch(() => "Page not found");
  const list = similar.length > 0 ? String(nearestPages(similar)) : "";
  // A site for a host may have another base path. A function, because the list may contain `$&`.
  const body = page.replace(/<base href="[^"]*">/, '<base href="/">').replace(String(emptyNearestPages), () => list);
  return context.html(body, 404);
}

// Programs that request text should not get a page.
function notFoundText(similar: { path: string }[]): string {
  const paths = similar.map(({ path }) => `/${markdownPath(path)}`);
  return `Not found.${paths.length > 0 ? ` Similar pages: ${paths.join(", ")}.` : ""} All pages: /llms.txt\n`;
}

async function similarPages(path: string): Promise<{ path: string; title: string }[]> {
  const paths = globSync("**/*.html", { cwd: siteFolder }).map((file) => file.replaceAll("\\", "/"));
  const found = nearest(
    path,
    paths.filter((each) => each !== "404.html").map((path) => ({ kind: "Page" as const, title: "", path })),
  );
  return Promise.all(
    found.map(async ({ path }) => {
      const html = await readFile(join(siteFolder, path), "utf8");
      return { path, title: /<title>(.*?)( · .*)?<\/title>/.exec(html)?.[1] ?? path };
    }),
  );
}
