import { describe, expect, test, vi } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { operation } from "../operation.ts";
import type { CrewkitOptions } from "../resilient.ts";
import { type LimitedServer, serveLimited } from "../testing/limited.ts";

const getThing = operation("getThing GET /things/{number}");
const limits = [{ requests: 20, seconds: 1 }];

async function callAll(count: number, options: CrewkitOptions, { baseUrl }: LimitedServer) {
  const crewkit = createCrewkit({ baseUrl, token: "test.token", ...options });
  const sent: string[] = [];
  crewkit.use((request, next) => {
    sent.push(request.url.replace(baseUrl, ""));
    return next(request);
  });
  const answers = await Promise.all(Array.from({ length: count }, (_, number) => getThing(crewkit, `${number}`)));
  return { answers, sent };
}

const inOrder = (count: number) => Array.from({ length: count }, (_, number) => `/things/${number}`);

// Time is real here, and the machine may be busy.
const busy = { timeout: 20_000 };

describe.concurrent("calls at once, of which the server allows 20 in a window:", busy, () => {
  test.each([
    ["the limit is given", { limits }, {}],
    ["it is slow", { limits }, { delay: 100 }],
    ["it says nothing of limits", { limits }, { headers: false }],
  ])("60 go in their order, and none is refused, where %s", async (_name, options, manner) => {
    await using server = await serveLimited({ requests: 20, seconds: 1, ...manner });
    expect(await callAll(60, options, server)).toEqual({ answers: inOrder(60), sent: inOrder(60) });
    expect(server.refused()).toBe(0);
    // Not much later than they may.
    expect(gaps(server.windows)).toHaveLength(2);
    for (const wait of gaps(server.windows)) expect(wait).toBeLessThan(2000);
  });

  test("where the API's own limits are taken, the answers teach the server's", async () => {
    await using server = await serveLimited({ requests: 20, seconds: 1 });
    expect(await callAll(40, {}, server)).toEqual({ answers: inOrder(40), sent: inOrder(40) });
    expect(server.refused()).toBe(0);
  });

  test("limits: [] sends all at once", async () => {
    await using server = await serveLimited({ requests: 20, seconds: 1 });
    await expect(callAll(60, { limits: [], retries: 0 }, server)).rejects.toThrow("Too many requests");
    await vi.waitFor(() => expect(server.refused()).toBe(40));
  });

  test.each([
    [90, 0],
    [90, 90],
    [90, "none"],
    [-90, 0],
    [-90, -90],
    [-90, "none"],
  ] as const)(
    "the Reset clock is wrong by %i s, the Date header by %s: no 429, and no wait over the window",
    async (resetOff, dateOff) => {
      await using server = await serveLimited({ requests: 20, seconds: 1, resetOff, dateOff });
      await callAll(40, { limits }, server);
      expect(server.refused()).toBe(0);
      expect(gaps(server.windows)).toHaveLength(1);
      expect(gaps(server.windows)[0]).toBeLessThan(2000);
    },
  );

  test("two clients share the limit: all succeed, and few are refused", async () => {
    await using server = await serveLimited({ requests: 20, seconds: 1 });
    await Promise.all([callAll(30, { limits }, server), callAll(30, { limits }, server)]);
    // Twenty of the first window at most: both have sent ten and know nothing of the other.
    expect(server.refused()).toBeLessThanOrEqual(10 * server.windows.length);
  });

  test("another client does not wait: all of ours succeed", async () => {
    await using server = await serveLimited({ requests: 20, seconds: 1 });
    const others = callAll(15, { limits: [] }, server);
    const { answers: ours } = await callAll(30, { limits }, server);
    await others;
    expect(ours).toEqual(inOrder(30));
    expect(server.refused()).toBeLessThanOrEqual(10 * server.windows.length);
  });

  test("another has spent it, and no header tells: ours wait for the next window", async () => {
    await using server = await serveLimited({ requests: 20, seconds: 1, headers: false });
    await callAll(20, { limits: [] }, server);
    const { answers: ours } = await callAll(20, { limits }, server);
    expect(ours).toEqual(inOrder(20));
    expect(server.refused()).toBeLessThanOrEqual(10);
  });
});

function gaps(times: number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}
