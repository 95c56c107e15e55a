import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { promisify } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { defineOperation } from "./testing/define-operation.ts";
import { listenHttp } from "./testing/listen.ts";
import { serve } from "./testing/server.ts";

const getItem = defineOperation({ id: "getItem", method: "GET", path: "/items", returns: "object" });
const listItems = defineOperation({
  id: "listItems",
  method: "GET",
  path: "/items",
  input: "query",
  returns: "data and meta",
});
const empty = serve(() => Response.json({}));

// Node.js 20 warns about a memory leak if a signal has more than ten listeners.
test("concurrent calls and lists share one listener of a signal", async () => {
  const server = serve(() => Response.json({ data: [1], meta: { total_pages: 3 } }));
  const crewkit = createCrewkit({ ...server.options, token: "test.token", limits: [] });
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const calls = Array.from({ length: 11 }, () => getItem(crewkit, { signal }));
  const lists = Array.from({ length: 11 }, () => listItems(crewkit, {}, { signal }).collect());
  await Promise.all([...calls, ...lists]);
  expect(new Set(added.mock.calls.map(([, listener]) => listener)).size).toBe(1);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("1,000 calls leave no listeners on a shared signal", async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  onTestFinished(() => void process.off("warning", warned));
  // All except the first ten calls wait for the rate limit.
  const limits = [{ requests: 10_000, seconds: 60 }];
  const crewkit = createCrewkit({ ...empty.options, token: "test.token", limits, timeout: 60_000 });
  const { signal } = new AbortController();
  const calls = Array.from({ length: 1000 }, () => getItem(crewkit, { signal }));
  await Promise.all(calls);
  for (let count = 0; count < 20; count++) await getItem(crewkit, { signal, timeout: 0 });
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(warned).not.toHaveBeenCalled();
});

test("a call leaves no timer running", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await getItem(createCrewkit({ ...empty.options, token: "test.token", timeout: 60_000 }));
  expect(vi.getTimerCount()).toBe(0);
});

test("calls do not leak memory or keep the process running", async ({ signal }) => {
  await using server = await listenHttp(serve(() => Response.json({ data: {} })));
  const program = `
    const { createCrewkit } = await import(${JSON.stringify(new URL("crewkit.ts", import.meta.url).href)});
    const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
    const options = { baseUrl: "${server.baseUrl}", token: "test.token", timeout: 600_000 };
    const fetch = async () => Response.json({ data: {} });
    async function bytesAfter(count, send) {
      for (let number = 0; number < count; number++) await send();
      // Some objects are released later.
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve)), gc();
      return process.memoryUsage().heapUsed;
    }
    async function printGrowth(send) {
      const before = await bytesAfter(1000, send);
      console.log(((await bytesAfter(5000, send)) - before) / 5000);
    }
    const memory = createCrewkit({ ...options, limits: [], fetch }).org(id);
    await printGrowth(() => memory.sessions.get(id));

    // The eleventh call to each organization waits for the first response.
    const manyOrganizations = createCrewkit({ ...options, fetch });
    await printGrowth(() => {
      const { sessions } = manyOrganizations.org(crypto.randomUUID());
      return Promise.all(Array.from({ length: 11 }, () => sessions.get(id)));
    });

    const org = createCrewkit(options).org(id);
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => org.sessions.get(id, { signal })));`;
  const flags = ["--expose-gc", "--input-type=module", "--eval"];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program], { signal });
  // A leaked timer or listener occupies several hundred bytes.
  for (const bytes of stdout.trim().split("\n")) expect(Number(bytes)).toBeLessThan(100);
  expect(server.requestLog).toHaveLength(50);
});
