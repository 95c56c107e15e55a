import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { promisify } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { operation } from "./operation.ts";
import type { CrewkitOptions } from "./resilient.ts";
import { serve } from "./testing/test-server.ts";
import { sleep } from "./time.ts";

const getThing = operation("getThing GET /things whole");

const to = ({ url }: { url: string }, options: CrewkitOptions = {}) =>
  createCrewkit({ baseUrl: url, token: "test.token", ...options });

// Processes and a thousand connections take their time on a busy machine.
const busy = { timeout: 20_000 };

type Manner = Parameters<typeof serve>[0];

const slow: Record<string, Manner> = {
  "no answer": () => {},
  "a body that trickles": (request, response) => {
    response.writeHead(200).write("{");
    const trickle = setInterval(() => response.write(" "), 10);
    request.socket.on("close", () => clearInterval(trickle));
  },
  "failures again and again": (_request, response) => response.writeHead(500).end("{}"),
};

describe.each(Object.entries(slow))("%s", (_name, manner) => {
  test("ends with the call's time, repetitions included, though its signal goes on", async () => {
    await using server = await serve(manner);
    const { signal } = new AbortController();
    const call = getThing(to(server), { timeout: 150, signal, retries: 1000 });
    // Where the time would be over before the next, the failure in hand is told.
    const ending = manner === slow["failures again and again"] ? { status: 500 } : { code: "timeout", status: 0 };
    await expect(call).rejects.toMatchObject({ ...ending, operation: "getThing" });
  });

  test("ends with the caller's signal, whose reason is the cause", async () => {
    await using server = await serve(manner);
    const ended = new AbortController();
    const call = getThing(to(server, { timeout: 60_000 }), { signal: ended.signal, retries: 1000 });
    const reason = new Error("The user left");
    setTimeout(() => ended.abort(reason), 100);
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: reason });
  });

  test("is aborted, not too slow, where the signal is the caller's own clock", async () => {
    await using server = await serve(manner);
    const call = getThing(to(server, { timeout: 60_000 }), { signal: AbortSignal.timeout(100), retries: 1000 });
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: { name: "TimeoutError" } });
  });
});

test("a call may have more time than its connection gives, or all", async () => {
  await using server = await serve((_request, response) => void setTimeout(() => response.end("{}"), 150));
  const crewkit = to(server, { timeout: 50, limits: [] });
  await expect(getThing(crewkit)).rejects.toMatchObject({ code: "timeout" });
  await expect(getThing(crewkit, { timeout: 5000 })).resolves.toEqual({});
  await expect(getThing(crewkit, { timeout: 0 })).resolves.toEqual({});
});

test("a signal that has ended before sends nothing", async () => {
  await using server = await serve((_request, response) => response.end("{}"));
  const call = getThing(to(server), { signal: AbortSignal.abort("enough"), timeout: 1000 });
  await expect(call).rejects.toMatchObject({ code: "aborted", cause: "enough" });
  expect(server.seen).toHaveLength(0);
});

test("a pause that a signal ends leaves no timer", async () => {
  vi.useFakeTimers();
  const ended = new AbortController();
  const pause = sleep(60_000, ended.signal);
  ended.abort("enough");
  await expect(pause).rejects.toBe("enough");
  await expect(sleep(60_000, ended.signal)).rejects.toBe("enough");
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test("1,000 calls leave nothing on a signal that they share", busy, async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  await using server = await serve((_request, response) => response.end("{}"));
  // All but ten of the first wait in the queue too.
  const crewkit = to(server, { limits: [{ requests: 10_000, seconds: 60 }], timeout: 60_000 });
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 1000 }, () => getThing(crewkit, { signal })));
  for (let count = 0; count < 20; count++) await getThing(crewkit, { signal, timeout: 0 });
  process.off("warning", warned);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(warned).not.toHaveBeenCalled();
});

test("a process ends when its calls have, whatever time they had and whatever the window", busy, async () => {
  await using server = await serve((_request, response) => response.end('{"data":{}}'));
  const program = `
    const { createCrewkit } = await import(${JSON.stringify(new URL("crewkit.ts", import.meta.url).href)});
    const crewkit = createCrewkit({ baseUrl: "${server.url}", token: "test.token", timeout: 600_000 });
    const { signal } = new AbortController();
    const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
    await Promise.all(Array.from({ length: 50 }, () => crewkit.org(id).sessions.get(id, { signal })));
  `;
  const node = [process.execPath, ["--input-type=module", "--eval", program], { timeout: 10_000 }] as const;
  await promisify(execFile)(...node);
  expect(server.seen).toHaveLength(50);
});
