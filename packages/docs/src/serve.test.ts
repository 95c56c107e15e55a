import { once } from "node:events";
import { rmSync, symlinkSync } from "node:fs";
import { get } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { packageFolder, siteFolder } from "./files.ts";
import { serveDocs } from "./serve.ts";

const docs = await serveDocs({ port: 0 });
afterAll(() => docs.close());

test.each([
  ["/", "text/html"],
  ["/openapi.json", "application/json"],
  ["/openapi.yaml", "text/yaml; charset=utf-8"],
  ["/index.md", "text/markdown; charset=utf-8"],
  ["/llms.txt", "text/plain; charset=utf-8"],
])("serves %s as %s", async (path, type) => {
  const response = await fetch(docs.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain(type);
});

test("lets browsers revalidate files, because the site may be rebuilt", async () => {
  const { headers } = await fetch(`${docs.url}/index.html`);
  expect(headers.get("cache-control")).toBe("no-cache");
  const revalidated = await fetch(`${docs.url}/index.html`, {
    headers: { "If-None-Match": headers.get("etag") ?? "" },
  });
  expect(revalidated.status).toBe(304);
});

test.each(["/", "/openapi.json", "/no-such-page"])("sends security headers for %s", async (path) => {
  const { headers } = await fetch(docs.url + path);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-security-policy": "frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
});

test("responds to HEAD without a body, and to other methods with 405", async () => {
  const head = await fetch(docs.url, { method: "HEAD" });
  expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([
    200,
    "text/html; charset=utf-8",
    "",
  ]);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const response = await fetch(docs.url, { method });
    expect([response.status, response.headers.get("allow")], method).toEqual([405, "GET, HEAD"]);
  }
});

test.each([
  "/no-such-page",
  "/assets/",
  "/../package.json",
  "/%2e%2e/package.json",
  "/..%2fpackage.json",
  "/assets/..%2f..%2fpackage.json",
  "/..%5cpackage.json",
  "//etc/passwd",
  "/%2fetc/passwd",
  "/index.html%00.md",
  "/%",
  "/symbolic-link",
  "/symbolic-link/package.json",
])("returns 404 for %s", async (path) => {
  const link = join(siteFolder, "symbolic-link");
  symlinkSync(path.endsWith("json") ? packageFolder : join(packageFolder, "package.json"), link);
  onTestFinished(() => rmSync(link));
  const [response] = await once(get(docs.url, { path }), "response");
  expect(response.resume().statusCode).toBe(404);
});

test.each([
  ["/reference/getSesion", "reference/getSession.html", "Get a session"],
  ["/guides/rate-limit/", "guides/rate-limits.html", "Rate limits"],
])("lists the pages similar to %s", async (path, target, title) => {
  expect(await (await fetch(docs.url + path)).text()).toContain(`<li><a href="${target}">${title}</a>`);
});

test.each([
  ["/guides/rate-limit.md", "Not found. Similar pages: /guides/rate-limits.md. All pages: /llms.txt\n"],
  ["/openapi.yml", "Not found. All pages: /llms.txt\n"],
])("returns a short text for %s, which is not a page", async (path, text) => {
  const response = await fetch(docs.url + path);
  expect(response.headers.get("Content-Type")).toMatch(/^text\/plain/);
  expect([response.status, await response.text()]).toEqual([404, text]);
});

test("does not include the path in the 404 page", async () => {
  const page = await (await fetch(`${docs.url}/reference/getSesion%22%3E%3Cscript%3Ealert(1)%3C/script%3E$&`)).text();
  expect(page).not.toContain("alert(1)");
  expect(page.match(/<main/g)).toHaveLength(1);
});

test("shows the port of the mock in pages and scripts", async () => {
  const withMock = await serveDocs({ port: 0, mockUrl: () => "http://localhost:40105/api/v1" });
  onTestFinished(() => withMock.close());
  for (const path of ["guides/quickstart.html", "guides/quickstart.md", "assets/try-it.js"]) {
    const text = await (await fetch(`${withMock.url}/${path}`)).text();
    expect(/(127\.0\.0\.1|localhost):\d+/.exec(text)?.[0], path).toBe("localhost:40105");
    expect(text, path).not.toMatch(/:4010\b/);
  }
});

test("rejects a port that is in use", async () => {
  const port = Number(new URL(docs.url).port);
  await expect(serveDocs({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("closes open connections, and can be closed twice", async () => {
  const closed = await serveDocs({ port: 0 });
  const socket = connect(Number(new URL(closed.url).port), "127.0.0.1");
  await once(socket, "connect");
  await Promise.all([closed.close(), closed.close(), once(socket.resume(), "close")]);
  await expect(fetch(closed.url)).rejects.toThrow();
});
