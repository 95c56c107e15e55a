import { expect, test } from "vitest";
import { createMock } from "../index.ts";
import { bodies } from "../testing/hostile/bodies.ts";
import { bytesOf, headersOf, projects } from "../testing/hostile/case.ts";
import { headers } from "../testing/hostile/headers.ts";
import { expectForm } from "../testing/hostile/server.ts";
import { targets } from "../testing/hostile/targets.ts";

const mock = createMock({ limits: false });
const requests = [...bodies, ...targets, ...headers].filter(({ only }) => only !== "port");

test.each(requests)("$name: $status", { timeout: 2000 }, async (request) => {
  const { method = "GET", target = projects, status, body } = request;
  const response = await mock.fetch(`http://crewkit.test${target}`, {
    method,
    headers: headersOf(request),
    ...(body !== undefined && { body: new Uint8Array(bytesOf(request)) }),
  });
  expect(response.status).toBe(status);
  expect(response.body === null).toBe(method === "HEAD");
  expectForm({ status, headers: Object.fromEntries(response.headers), body: await response.text() });
});

test("a body without an end is not read to its end", async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)) });
  const request = {
    method: "POST",
    body: endless,
    duplex: "half",
    headers: { Authorization: "Bearer mock.ada.token" },
  };
  const response = await mock.fetch(`http://crewkit.test${projects}`, request);
  expect(await response.json()).toEqual({ error: "The request body is too large" });
});

test.each(["constructor", "__proto__", "BREW"])("the method %s is not found", async (method) => {
  expect((await mock.fetch("http://crewkit.test/api/v1/health", { method })).status).toBe(404);
});

test("a request that is aborted is not answered", async () => {
  await expect(mock.fetch("http://crewkit.test/api/v1/health", { signal: AbortSignal.abort() })).rejects.toThrow(
    /abort/i,
  );
});
