import type { Operation } from "@crewkit/openapi";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Send } from "../base/exchange.ts";
import { NoResponseError } from "../base/exchange.ts";
import type { Capabilities } from "../base/target.ts";
import { contractOf, exchangeOf, responseOf, specOf } from "../testing/spec.ts";
import { createClock } from "./clock.ts";
import { createSender, type SenderOptions } from "./sender.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-20T14:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const operation = (operationId: string) => ({ operationId, responses: {} });
const contract = contractOf({ paths: { "/": { get: operation("look"), post: operation("add") } } });
const limits = { limit: "Limit", remaining: "Remaining", reset: "Reset" };
const spec = specOf(contract, { errorStatuses: { limit: 429 }, limits });
const { request } = exchangeOf(spec, "look", {});

function senderOf(send: Send, options: SenderOptions = {}, capabilities: Capabilities = {}, model = spec) {
  return createSender(model, { url: "http://x.test", capabilities, send }, options);
}

function limitHeaders(requests: number, remaining: number, reset: number): Record<string, string> {
  return { Limit: `${requests}`, Remaining: `${remaining}`, Reset: `${reset}` };
}

/** A server with a rate limit and a clock that can be advanced. */
function limited(requests: number, used = 0, options: SenderOptions = {}) {
  let clock = Math.floor(Date.now() / 1000);
  let [remaining, reset] = [requests - used, clock + 60];
  const waits: number[] = [];
  const statuses: number[] = [];
  const send = async () => {
    if (clock >= reset) [remaining, reset] = [requests, clock + 60];
    const status = remaining > 0 ? 200 : 429;
    remaining = Math.max(0, remaining - 1);
    statuses.push(status);
    return responseOf({ status, headers: limitHeaders(requests, remaining, reset) });
  };
  const advanceClock = async (seconds: number) => {
    waits.push(seconds);
    clock += seconds;
  };
  return { sender: senderOf(send, options, { advanceClock }), waits, statuses };
}

test("waits when no requests remain, so that no request is rejected", async () => {
  const { sender, waits, statuses } = limited(3);
  for (let sent = 0; sent < 7; sent++) await sender.send(request);
  expect(statuses).toEqual(Array(7).fill(200));
  expect(waits).toHaveLength(2);
});

test("resends a request that was rejected because other clients exhausted the limit", async () => {
  const { sender, statuses } = limited(3, 3);
  expect((await sender.send(request)).status).toBe(200);
  expect(statuses).toEqual([429, 200]);
});

test("waits only after a 429 if limits are ignored", async () => {
  const { sender, waits, statuses } = limited(3, 0, { ignoreLimits: true });
  for (let sent = 0; sent < 5; sent++) await sender.send(request);
  expect(statuses).toEqual([200, 200, 200, 429, 200, 200]);
  expect(waits).toHaveLength(1);
});

test("reports a wait, calculated with the target's clock, and ends it when the run is interrupted", async () => {
  const controller = new AbortController();
  const onWait = vi.fn(() => controller.abort());
  const hour = Math.floor(Date.now() / 1000) + 3600;
  const headers = { ...limitHeaders(3, 0, hour + 30), Date: new Date(hour * 1000).toUTCString() };
  const sender = senderOf(async () => responseOf({ headers }), { onWait, signal: controller.signal });
  await sender.send(request);
  await expect(sender.send(request)).rejects.toThrow();
  // One extra second, because the target may round.
  expect(onWait.mock.calls).toEqual([[31, "rate limit"]]);
});

test("skips a test that waits more than a minute, or more than ten minutes together with the others", async () => {
  const clock = createClock({}, async () => {});
  await expect(clock.advance(61)).rejects.toThrow("Needs to wait 1 min 1 s, but a test waits at most 1 min.");
  for (let count = 0; count < 10; count++) await clock.advance(60);
  await expect(clock.advance(1)).rejects.toThrow("Needs to wait 1 s, but all tests of a run wait at most 10 min.");
});

test("counts requests against known limits that a response does not report", async () => {
  const counts = ({ method }: Operation) => method === "post";
  const rules = () => [
    { scope: "organization", operation: "look", requests: 1000, seconds: 3600 },
    { scope: "address", operation: "look", requests: 3, seconds: 60 },
    { scope: "other", operation: "look", requests: 2, seconds: 60, counts },
  ];
  const now = Date.now() / 1000;
  const first = [limitHeaders(2, 1, now + 3600), limitHeaders(3, 2, now + 60)];
  const send = async () => responseOf({ headers: first.shift() ?? limitHeaders(1000, 999, now + 3600) });
  const advanceClock = vi.fn(async () => {});
  const withRules = specOf(contract, { errorStatuses: { limit: 429 }, limits: { ...limits, rules } });
  const sender = senderOf(send, {}, { advanceClock }, withRules);
  for (let sent = 0; sent < 8; sent++) await sender.send(request);
  await sender.send(exchangeOf(spec, "add", {}).request);
  await sender.send(request);
  expect(advanceClock.mock.calls).toEqual([[61], [61]]);
});

test("waits only to reserve more requests than remain, and not if asked to send now", async () => {
  const { sender, waits } = limited(5);
  for (let sent = 0; sent < 3; sent++) await sender.send(request);
  await sender.reserve(2);
  await sender.exhaustLimit(request);
  expect((await sender.send(request, { now: true })).status).toBe(429);
  expect(waits).toEqual([]);
  await sender.reserve(3);
  expect(waits).toHaveLength(1);
});

test("after a timeout, sends nothing more if the server does not respond to another request either", async () => {
  const add = exchangeOf(spec, "add", {}).request;
  const timedOut = new NoResponseError(add, "timed out", true);
  const send = vi.fn<Send>(() => Promise.reject(timedOut));
  send.mockRejectedValueOnce(timedOut).mockResolvedValueOnce(responseOf({}));
  const sender = senderOf(send);
  for (const hangingRequest of [undefined, timedOut, timedOut]) {
    await sender.send(add).catch(() => {});
    expect(sender.connection.hangingRequest).toBe(hangingRequest);
  }
  // Each request that was sent, with a request of another operation.
  expect(send.mock.calls.map(([{ method }]) => method)).toEqual(["POST", "GET", "POST", "GET"]);
});
