import { beforeEach, describe, expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { defineOperation } from "../operation.ts";
import type { CrewkitOptions } from "../resilient.ts";
import { type LimitedServer, serveLimited } from "../testing/rate-limited.ts";
import { skipWaits } from "../testing/time.ts";

const getThing = defineOperation("getThing GET /things/{number}");
const window = { requests: 20, seconds: 1 };
const limits = [window];

beforeEach(skipWaits);

async function callAll(count: number, options: CrewkitOptions, server: LimitedServer) {
  const crewkit = createCrewkit({ ...server, token: "test.token", ...options });
  const sent: string[] = [];
  crewkit.use((request, next) => {
    sent.push(request.url.replace(server.baseUrl, ""));
    return next(request);
  });
  const received = await Promise.all(Array.from({ length: count }, (_, number) => getThing(crewkit, `${number}`)));
  return { received, sent };
}

const inOrder = (count: number) => Array.from({ length: count }, (_, number) => `/things/${number}`);

describe("calls at once, of which the server allows 20 in a window", () => {
  test.each([
    ["the server responds at once", {}],
    ["the server is slow", { delay: 100 }],
    ["the server sends no rate limit headers", { headers: false }],
  ])("are sent in order, never rejected, and wait no longer than the window if %s", async (_name, behavior) => {
    const server = serveLimited({ ...window, ...behavior });
    expect(await callAll(60, { limits }, server)).toEqual({ received: inOrder(60), sent: inOrder(60) });
    expect(server.rejected()).toBe(0);
    expect(gaps(server.windows)).toHaveLength(2);
    for (const gap of gaps(server.windows)) expect(gap).toBeLessThan(2000);
  });

  test("are never rejected if the server allows fewer than the limit of the client", async () => {
    const server = serveLimited(window);
    expect(await callAll(40, {}, server)).toEqual({ received: inOrder(40), sent: inOrder(40) });
    expect(server.rejected()).toBe(0);
  });

  test("are all sent at once with limits: []", async () => {
    const server = serveLimited(window);
    await expect(callAll(60, { limits: [], retries: 0 }, server)).rejects.toMatchObject({ status: 429 });
    expect(server.seen).toHaveLength(60);
    expect(server.rejected()).toBe(40);
  });

  test.each([
    [90, 0],
    [90, 90],
    [90, "none"],
    [-90, 0],
    [-90, -90],
    [-90, "none"],
  ] as const)(
    "are never rejected and wait no longer than the window if Reset is wrong by %i s and Date by %s",
    async (resetOffset, dateOffset) => {
      const server = serveLimited({ ...window, resetOffset, dateOffset });
      await callAll(40, { limits }, server);
      expect(server.rejected()).toBe(0);
      expect(gaps(server.windows)).toHaveLength(1);
      expect(gaps(server.windows)[0]).toBeLessThan(2000);
    },
  );

  test("of two clients all succeed, and few are rejected", async () => {
    const server = serveLimited(window);
    await Promise.all([callAll(30, { limits }, server), callAll(30, { limits }, server)]);
    // Each client sends ten calls before it knows anything of the other.
    expect(server.rejected()).toBeLessThanOrEqual(10 * server.windows.length);
  });

  test("succeed next to a client that does not wait", async () => {
    const server = serveLimited(window);
    const others = callAll(15, { limits: [] }, server);
    const { received } = await callAll(30, { limits }, server);
    await others;
    expect(received).toEqual(inOrder(30));
    expect(server.rejected()).toBeLessThanOrEqual(10 * server.windows.length);
  });

  test("wait for the next window after another client used up this one, without headers", async () => {
    const server = serveLimited({ ...window, headers: false });
    await callAll(20, { limits: [] }, server);
    const { received } = await callAll(20, { limits }, server);
    expect(received).toEqual(inOrder(20));
    expect(server.rejected()).toBeLessThanOrEqual(10);
  });
});

function gaps(times: number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
