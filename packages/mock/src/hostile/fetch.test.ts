import { expect, test, vi } from "vitest";
import { createMock } from "../index.ts";
import { bodies } from "../testing/hostile/bodies.ts";
import { headers } from "../testing/hostile/headers.ts";
import { bytesOf, headersOf, projects } from "../testing/hostile/request.ts";
import { expectApiResponse } from "../testing/hostile/server.ts";
import { targets } from "../testing/hostile/targets.ts";

const mock = createMock({ limits: false });
const requests = [...bodies, ...targets, ...headers].filter(({ only }) => only !== "port");

const before = mock.snapshot().records;

test.each(requests)("returns $status for $name", async (request) => {
  const { method = "GET", target = projects, status, body } = request;
  const response = await mock.fetch(`http://crewkit.test${target}`, {
    method,
    headers: headersOf(request),
    ...(body !== undefined && { body: new Uint8Array(bytesOf(request)) }),
  });
  expect(response.status).toBe(status);
  expect(response.body === null).toBe(method === "HEAD");
  expectApiResponse({ status, headers: Object.fromEntries(response.headers), body: await response.text() });
});

test("changes no records", () => {
  expect(mock.snapshot().records).toEqual(before);
});

test("stops reading an endless body at the limit", async () => {
  const cancel = vi.fn();
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
    cancel,
  });
  const request = {
    method: "POST",
    body: endless,
    duplex: "half",
    headers: { Authorization: "Bearer mock.ada.token" },
  };
  const response = await mock.fetch(`http://crewkit.test${projects}`, request);
  expect(await response.json()).toEqual({ error: "The request body is too large" });
  expect(cancel).toHaveBeenCalledOnce();
});

test.each(["constructor", "__proto__", "BREW"])("returns 404 for the method %s", async (method) => {
  expect((await mock.fetch("http://crewkit.test/api/v1/health", { method })).status).toBe(404);
});

test.each([
  ["before it is sent", true],
  ["while it is sent", false],
])("does not handle a request with an endless body that is aborted %s", async (_, isAbortedBefore) => {
  mock.clearRequests();
  const abort = new AbortController();
  if (isAbortedBefore) abort.abort();
  const pull = () => {
    setImmediate(() => abort.abort());
    return new Promise<void>(() => {});
  };
  const request = { method: "POST", body: new ReadableStream({ pull }), duplex: "half", signal: abort.signal };
  await expect(mock.fetch(`http://crewkit.test${projects}`, request)).rejects.toThrow(/abort/i);
  expect(mock.requests()).toEqual([]);
});

test("rejects an aborted request without waiting for its response", async () => {
  mock.faults.add({ operation: "getHealth", delay_ms: 3_600_000 });
  const aborted = mock.fetch("http://crewkit.test/api/v1/health", { signal: AbortSignal.abort() });
  await expect(aborted).rejects.toThrow(/abort/i);
  mock.faults.clear();
});

test.each(["text", 0])("rejects a body stream with the chunk %j, like the global `fetch`", async (chunk) => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      controller.close();
    },
  });
  const request = { method: "POST", body, duplex: "half" };
  await expect(mock.fetch(`http://crewkit.test${projects}`, request)).rejects.toThrow(TypeError);
});
