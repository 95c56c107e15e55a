import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { homeFile } from "./files.ts";
import { type Docs, serveDocs } from "./serve.ts";

describe("served docs", () => {
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
  ])("answer %s as %s", async (path, type) => {
    const response = await fetch(docs.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
  });

  test("answer with the page, byte for byte", async () => {
    const served = await (await fetch(docs.url)).arrayBuffer();
    expect((await readFile(homeFile)).equals(Buffer.from(served))).toBe(true);
  });

  // By hand, as fetch would resolve the dots itself.
  test.each(["/no-such-page", "/../package.json", "/%2e%2e/package.json"])("answer %s with 404", async (path) => {
    const [response] = await once(get(docs.url, { path }), "response");
    expect(response.resume().statusCode).toBe(404);
  });

  test("do not move away from a port that is taken", async () => {
    const port = Number(new URL(docs.url).port);
    await expect(serveDocs({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("end at once, with a connection open, and may be ended twice", async () => {
    const ended = await serveDocs({ port: 0 });
    const socket = connect(Number(new URL(ended.url).port), "127.0.0.1");
    await once(socket, "connect");
    await Promise.all([ended.close(), ended.close(), once(socket.resume(), "close")]);
    await expect(fetch(ended.url)).rejects.toThrow();
  });
});
