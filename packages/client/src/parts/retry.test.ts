import { startMock } from "@crewkit/mock";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Crewkit, createCrewkit } from "../crewkit.ts";
import { CrewkitError } from "../errors/CrewkitError.ts";
import { operation } from "../operation.ts";
import type { CallOptions } from "../request.ts";
import type { CrewkitOptions } from "../resilient.ts";
import { serve, type TestServer } from "../testing/server.ts";
import { pauseBefore } from "./retry.ts";

// No pauses, but where they are what is tested.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

const acme = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const calls: Record<string, (crewkit: Crewkit, options?: CallOptions) => Promise<unknown>> = {
  GET: (crewkit, options) => operation("getThing GET /things whole")(crewkit, options),
  DELETE: (crewkit, options) => operation("deleteThing DELETE /things whole")(crewkit, options),
  POST: (crewkit, options) => operation("createThing POST /things body whole")(crewkit, { name: "a" }, options),
  PATCH: (crewkit, options) => operation("updateThing PATCH /things body whole")(crewkit, { name: "a" }, options),
};

type Failure = Parameters<typeof serve>[0];

const failures: Record<string, Failure> = {
  "a connection that is reset": (request) => request.socket.resetAndDestroy(),
  "an answer that breaks off": (request, response) => {
    response.writeHead(200, { "Content-Length": 100 }).write('{"da');
    setTimeout(() => request.socket.destroy(), 5);
  },
  "a 500": (_request, response) => response.writeHead(500).end('{"error":"Internal server error"}'),
  "a 502 in HTML": (_request, response) => response.writeHead(502).end("<h1>Bad gateway</h1>"),
  "an empty 503": (_request, response) => response.writeHead(503).end(),
  "a 504 in HTML": (_request, response) => response.writeHead(504).end("<h1>Gateway time-out</h1>"),
};
const tooMany: Failure = (_request, response) => response.writeHead(429).end('{"error":"Too many requests"}');

/** Fails so often, then answers. */
async function failing(failure: Failure, times: number): Promise<TestServer> {
  let left = times;
  return await serve((request, response) => (left-- > 0 ? failure(request, response) : response.end('{"ok":true}')));
}

// Without limits: a 429 would close the limiter until the window ends.
const to = ({ baseUrl }: { baseUrl: string }, options: CrewkitOptions = {}) =>
  createCrewkit({ baseUrl, token: "test.token", limits: [], ...options });

describe.each(Object.entries(failures))("after %s", (_name, failure) => {
  test.each(["GET", "DELETE"])("a %s is sent again, twice at most", async (method) => {
    await using twice = await failing(failure, 2);
    await expect(calls[method]?.(to(twice))).resolves.toEqual({ ok: true });
    await using always = await failing(failure, Infinity);
    await expect(calls[method]?.(to(always))).rejects.toBeInstanceOf(CrewkitError);
    expect([twice.seen.length, always.seen.length]).toEqual([3, 3]);
  });

  test.each(["POST", "PATCH"])("a %s, which may have been done, is not", async (method) => {
    await using server = await failing(failure, 1);
    await expect(calls[method]?.(to(server), { retries: 9 })).rejects.toBeInstanceOf(CrewkitError);
    expect(server.seen).toHaveLength(1);
  });
});

describe("a 429, which was not done,", () => {
  test.each(["GET", "DELETE", "POST", "PATCH"])("lets a %s be sent again, ten times at most", async (method) => {
    await using tenTimes = await failing(tooMany, 10);
    await expect(calls[method]?.(to(tenTimes))).resolves.toEqual({ ok: true });
    await using always = await failing(tooMany, Infinity);
    await expect(calls[method]?.(to(always))).rejects.toMatchObject({ code: "refused", status: 429 });
    expect([tenTimes.seen.length, always.seen.length]).toEqual([11, 11]);
  });
});

describe("whoever says how often", () => {
  test.each([
    ["nobody", undefined, undefined, 3],
    ["the connection", 1, undefined, 2],
    ["the call", 1, 4, 5],
    ["the call, never", undefined, 0, 1],
    ["the connection, never", 0, undefined, 1],
  ])("%s", async (_name, ofAll, ofOne, requests) => {
    const unwell: Failure = (_request, response) => response.writeHead(500).end("{}");
    await using server = await failing(unwell, Infinity);
    await expect(calls.GET?.(to(server, { retries: ofAll }), { retries: ofOne })).rejects.toThrow();
    expect(server.seen).toHaveLength(requests);
  });

  test("of a 429 too", async () => {
    await using server = await failing(tooMany, 1);
    await expect(calls.POST?.(to(server), { retries: 0 })).rejects.toMatchObject({ status: 429 });
  });
});

test("where nobody listens, a GET is tried again and a POST is not", async () => {
  const gone = await serve(() => {});
  await gone.close();
  const crewkit = to(gone);
  const attempts: string[] = [];
  crewkit.use((request, next) => {
    attempts.push(`${request.method} ${request.attempt}`);
    return next(request);
  });
  await expect(calls.GET?.(crewkit)).rejects.toMatchObject({ code: "network", status: 0 });
  await expect(calls.POST?.(crewkit)).rejects.toThrow(/^network: connect ECONNREFUSED /);
  expect(attempts).toEqual(["GET 1", "GET 2", "GET 3", "POST 1"]);
});

test("a POST that the API refused with 429 goes through in the end", async () => {
  await using mock = Object.assign(await startMock(), { [Symbol.asyncDispose]: () => mock.close() });
  const crewkit = createCrewkit({ baseUrl: mock.url, token: mock.firstCall.token, limits: [] });
  mock.faults.add({ operation: "createProject", status: 429, times: 2 });
  const made = await crewkit.org(acme).projects.create({ name: "Payments", slug: "payments" });
  expect(made.slug).toBe("payments");
  expect(mock.requests({ operation: "createProject" }).map(({ status }) => status)).toEqual([201, 429, 429]);
});

test("a project whose answer was lost is there once", async () => {
  await using mock = Object.assign(await startMock(), { [Symbol.asyncDispose]: () => mock.close() });
  const crewkit = createCrewkit({ baseUrl: mock.url, token: mock.firstCall.token });
  mock.faults.add({ operation: "createProject", connection: "truncated", before: false });
  const made = crewkit.org(acme).projects.create({ name: "Payments", slug: "payments" });
  await expect(made).rejects.toMatchObject({ code: "network" });
  expect(mock.requests({ operation: "createProject" })).toHaveLength(1);
});

describe("the pause before the next time", () => {
  const error = new CrewkitError("No answer", { code: "network", operation: "getThing" });
  const call = {
    operation: "getThing",
    method: "GET",
    path: "/things",
    body: null,
    key: "data",
    options: { retries: 20 },
  };

  test.each([
    [1, 500],
    [2, 1000],
    [5, 8000],
    [20, 8000],
  ])("%i has full jitter: from nothing to %i ms", (attempt, most) => {
    for (const luck of [0, 0.25, 0.999]) {
      vi.spyOn(Math, "random").mockReturnValue(luck);
      expect(pauseBefore(error, call, attempt)).toBe(luck * most);
    }
  });
});
