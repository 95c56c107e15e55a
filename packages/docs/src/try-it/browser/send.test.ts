import { expect, onTestFinished, test, vi } from "vitest";
import { send } from "./send.ts";

// Never responds.
const unresponsive: typeof fetch = (_, init) => {
  return new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
};

test("times out after 30 seconds", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const request = { method: "GET", baseUrl: "http://crewkit.test", target: "/", headers: {}, body: undefined };
  const sent = expect(send(request, unresponsive, new AbortController())).rejects.toMatchObject({
    name: "TimeoutError",
  });
  await vi.advanceTimersByTimeAsync(30_000);
  await sent;
});
