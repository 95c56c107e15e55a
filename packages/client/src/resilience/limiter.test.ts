import { beforeEach, describe, expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import type { ClientOptions } from "../options.ts";
import type { Fetch } from "../request.ts";
import { defineOperation } from "../testing/define-operation.ts";
import { type RateLimitedServer, serveRateLimited } from "../testing/rate-limited.ts";
import { skipWaits } from "../testing/time.ts";
import { sleep } from "../time.ts";

const getItem = defineOperation({ id: "getItem", method: "GET", path: "/items/{number}" });
const window = { requests: 20, seconds: 1 };
const limits = [window];

async function callAll(count: number, options: ClientOptions, server: RateLimitedServer) {
  const crewkit = createCrewkit({ ...server.options, token: "test.token", ...options });
  const sent: string[] = [];
  crewkit.use((request, next) => {
    sent.push(request.url.replace(server.baseUrl, ""));
    return next(request);
  });
  const received = await Promise.all(Array.from({ length: count }, (_, number) => getItem(crewkit, `${number}`)));
  return { received, sent };
}

const inOrder = (count: number) => Array.from({ length: count }, (_, number) => `/items/${number}`);

describe("simultaneous calls with a limit of 20 per window", () => {
  beforeEach(skipWaits);

  test.each([
    ["the server responds immediately", {}],
    ["the server is slow", { delay: 100 }],
    ["the server sends no rate limit headers", { headers: false }],
  ])("are sent in order and without a 429 if %s", async (_name, behavior) => {
    const server = serveRateLimited({ ...window, ...behavior });
    expect(await callAll(60, { limits }, server)).toEqual({ received: inOrder(60), sent: inOrder(60) });
    expect(server.rejected()).toBe(0);
    expect(gaps(server.windows)).toHaveLength(2);
    for (const gap of gaps(server.windows)) expect(gap).toBeLessThan(2000);
  });

  test("are sent without a 429 if the server has a lower limit than the client", async () => {
    const server = serveRateLimited(window);
    expect(await callAll(40, {}, server)).toEqual({ received: inOrder(40), sent: inOrder(40) });
    expect(server.rejected()).toBe(0);
  });

  test("wait for the reset in the headers, which is rounded up to a second", async () => {
    const server = serveRateLimited({ requests: 20, seconds: 2, delay: 50 });
    expect(await callAll(60, {}, server)).toEqual({ received: inOrder(60), sent: inOrder(60) });
    expect(server.rejected()).toBe(0);
    for (const gap of gaps(server.windows)) expect(gap).toBeLessThanOrEqual(3000);
  });

  test.each<[string, (number: number) => number]>([
    ["the first requests need a new connection", (number) => (number < 10 ? 300 : 10)],
    ["the latency changes", (number) => 10 + ((number * 97) % 190)],
  ])("are sent without a 429 if %s", async (_name, latencyOf) => {
    const server = serveRateLimited({ requests: 20, seconds: 2 });
    const fetch: Fetch = async (url, request) => {
      const latency = latencyOf(server.requestLog.length);
      await sleep(latency);
      const response = await server.fetch(url, request);
      await sleep(latency / 2);
      return response;
    };
    await callAll(100, { fetch }, server);
    expect(server.rejected()).toBe(0);
    for (const gap of gaps(server.windows)) expect(gap).toBeLessThanOrEqual(3100);
  });

  test("are all sent immediately if the server reports a higher limit than the API's", async () => {
    const server = serveRateLimited({ requests: 6000, seconds: 60, delay: 50 });
    const start = Date.now();
    await callAll(1000, {}, server);
    expect(Date.now() - start).toBe(100);
  });

  test("respect the limits in the options, even if the server reports a higher limit", async () => {
    const server = serveRateLimited({ requests: 6000, seconds: 60 });
    const start = Date.now();
    await callAll(60, { limits }, server);
    expect(Date.now() - start).toBe(2000);
  });

  test("are retried once after a 429 with limits: [], when the server's limit resets", async () => {
    const server = serveRateLimited({ requests: 20, seconds: 30, delay: 50 });
    await callAll(21, { limits: [] }, server);
    expect(server.requestLog).toHaveLength(22);
  });

  test("are all sent immediately with limits: []", async () => {
    const server = serveRateLimited(window);
    await expect(callAll(60, { limits: [], rateLimitRetries: 0 }, server)).rejects.toMatchObject({ status: 429 });
    expect(server.requestLog).toHaveLength(60);
    expect(server.rejected()).toBe(40);
  });

  test.each([
    [90, 90],
    [-90, -90],
  ] as const)(
    "are sent without a 429 if the reset header is off by %i s and the Date header by %s",
    async (resetOffset, dateOffset) => {
      const server = serveRateLimited({ ...window, resetOffset, dateOffset });
      await callAll(40, {}, server);
      expect(server.rejected()).toBe(0);
      expect(gaps(server.windows)).toHaveLength(1);
      expect(gaps(server.windows)[0]).toBeLessThanOrEqual(2000);
    },
  );

  test("from two clients succeed with few 429s", async () => {
    const server = serveRateLimited(window);
    await Promise.all([callAll(30, { limits }, server), callAll(30, { limits }, server)]);
    // Each client sends ten requests before its first response.
    expect(server.rejected()).toBeLessThanOrEqual(10 * server.windows.length);
  });

  test("succeed while another client does not respect the limit", async () => {
    const server = serveRateLimited(window);
    const others = callAll(15, { limits: [] }, server);
    const { received } = await callAll(30, { limits }, server);
    await others;
    expect(received).toEqual(inOrder(30));
    expect(server.rejected()).toBeLessThanOrEqual(10 * server.windows.length);
  });

  test("succeed after another client used up the limit of a server without rate limit headers", async () => {
    const server = serveRateLimited({ ...window, headers: false });
    await callAll(20, { limits: [] }, server);
    const { received } = await callAll(20, { limits }, server);
    expect(received).toEqual(inOrder(20));
    expect(server.rejected()).toBeLessThanOrEqual(10);
  });
});

function gaps(times: number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
