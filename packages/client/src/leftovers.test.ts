import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { connect } from "./connection.ts";
import { createCrewkit } from "./crewkit.ts";
import { operation } from "./operation.ts";
import { serve } from "./testing/server.ts";

const getThing = operation("getThing GET /things whole");

// Processes and a thousand connections take their time on a busy machine.
const busy = { timeout: 30_000 };

test("1,000 calls leave nothing on a signal that they share", busy, async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  await using server = await serve((_request, response) => response.end("{}"));
  // All but ten of the first wait in the queue too.
  const limits = [{ requests: 10_000, seconds: 60 }];
  const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: "test.token", limits, timeout: 60_000 });
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 1000 }, () => getThing(crewkit, { signal })));
  for (let count = 0; count < 20; count++) await getThing(crewkit, { signal, timeout: 0 });
  process.off("warning", warned);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(warned).not.toHaveBeenCalled();
});

test("a process ends when its calls have, whatever time they had and whatever the window", busy, async () => {
  await using server = await serve((_request, response) => response.end('{"data":{}}'));
  await run(`
    const org = createCrewkit({ baseUrl: "${server.baseUrl}", token: "test.token", timeout: 600_000 }).org(id);
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => org.sessions.get(id, { signal })));
  `);
  expect(server.seen).toHaveLength(50);
});

test("a call that is over has no timer any more, over the small connection neither", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const options = { token: "test.token", timeout: 60_000, fetch: async () => Response.json({}) };
  for (const connection of [connect(options), createCrewkit(options)]) await getThing(connection);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test("20,000 calls leave no memory taken, their timers neither", busy, async () => {
  const stdout = await run(`
    const fetch = async () => Response.json({ data: {} });
    const org = createCrewkit({ token: "test.token", limits: [], timeout: 600_000, fetch }).org(id);
    async function bytesAfter(calls) {
      for (let call = 0; call < calls; call++) await org.sessions.get(id);
      // What ends in a later turn of the loop is collected then.
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 20)), gc();
      return process.memoryUsage().heapUsed;
    }
    const before = await bytesAfter(1000);
    console.log((await bytesAfter(20_000)) - before);
  `);
  // A timer that stays takes several hundred bytes.
  expect(Number(stdout) / 20_000).toBeLessThan(100);
});

/** Runs a program that has `createCrewkit` and an `id`, and gives what it prints. */
async function run(program: string): Promise<string> {
  const begin = `
    const { createCrewkit } = await import(${JSON.stringify(new URL("crewkit.ts", import.meta.url).href)});
    const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";`;
  const flags = ["--expose-gc", "--input-type=module", "--eval"];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, begin + program], { timeout: 20_000 });
  return stdout;
}
