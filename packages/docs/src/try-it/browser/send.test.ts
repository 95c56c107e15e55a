import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Prepared } from "./request.ts";
import { send } from "./send.ts";

const request: Prepared = {
  method: "GET",
  baseUrl: "http://crewkit.test",
  target: "/health",
  headers: {},
  body: undefined,
};

// Answers nothing, until it is told to stop.
const silent: typeof fetch = (_, init) => {
  return new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("an answer is read to its end, with its headers", async () => {
  const answered = await send(request, async () => Response.json({ a: 1 }, { status: 201 }), new AbortController());
  expect(answered).toMatchObject({ status: 201, text: '{"a":1}', headers: [["content-type", "application/json"]] });
  expect(vi.getTimerCount()).toBe(0);
});

test("nobody waits longer than 30 seconds", async () => {
  const sent = expect(send(request, silent, new AbortController())).rejects.toMatchObject({ name: "TimeoutError" });
  await vi.advanceTimersByTimeAsync(30_000);
  await sent;
});

test("what is cancelled ends at once, and leaves no timer", async () => {
  const cancelled = new AbortController();
  const sent = expect(send(request, silent, cancelled)).rejects.toMatchObject({ name: "AbortError" });
  cancelled.abort();
  await sent;
  expect(vi.getTimerCount()).toBe(0);
});
