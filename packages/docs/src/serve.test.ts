import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { homeFile } from "./files.ts";
import { type Docs, serveDocs } from "./serve.ts";

describe("serveDocs", () => {
  let docs: Docs;

  beforeAll(async () => {
    if (!existsSync(homeFile)) throw new Error("packages/docs/dist/index.html is missing. Run `pnpm build`.");
    docs = await serveDocs({ port: 0 });
  });

  afterAll(() => docs?.close());

  test.each([
    ["/", "text/html"],
    ["/openapi.json", "application/json"],
    ["/openapi.yaml", "text/yaml;charset=utf-8"],
    ["/index.md", "text/markdown;charset=utf-8"],
    ["/llms.txt", "text/plain;charset=utf-8"],
    ["/sitemap.xml", "xml"],
  ])("serves %s as %s", async (path, type) => {
    const response = await fetch(docs.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
  });

  test("serves index.html unchanged", async () => {
    const served = await (await fetch(docs.url)).arrayBuffer();
    expect((await readFile(homeFile)).equals(Buffer.from(served))).toBe(true);
  });

  test.each(["/no-such-page", "/../package.json", "/%2e%2e/package.json"])("returns 404 for %s", async (path) => {
    const [response] = await once(get(docs.url, { path }), "response");
    expect(response.resume().statusCode).toBe(404);
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
});
