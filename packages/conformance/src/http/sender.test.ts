import type { Operation } from "@crewkit/openapi";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { contractOf, exchangeOf, responseOf, specOf } from "../testing/spec.ts";
import { NoResponseError } from "./exchange.ts";
import type { Send } from "./send.ts";
import { createSender, type SenderOptions } from "./sender.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-20T14:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const operation = (operationId: string, responses = {}) => ({ operationId, responses });
const responses = { 200: { description: "" }, 503: { description: "Maintenance." } };
const contract = contractOf({ paths: { "/": { get: operation("look", responses), post: operation("add") } } });
const limits = { limit: "Limit", remaining: "Remaining", reset: "Reset" };
const spec = specOf(contract, { errorStatuses: { limit: 429 }, limits });
const { request } = exchangeOf(spec, "look", {});

function senderOf(transport: Send, options: SenderOptions = {}, advanceClock?: (seconds: number) => Promise<void>) {
  return createSender(
    spec,
    { url: "http://x.test", capabilities: advanceClock ? { advanceClock } : {} },
    { ...options, transport },
  );
}

/** A server with a rate limit and a clock that can be advanced. */
function limited(requests: number, used = 0) {
  let clock = Math.floor(Date.now() / 1000);
  let [remaining, reset] = [requests - used, clock + 60];
  const waits: number[] = [];
  const statuses: number[] = [];
  const transport = async () => {
    if (clock >= reset) [remaining, reset] = [requests, clock + 60];
    const status = remaining > 0 ? 200 : 429;
    remaining = Math.max(0, remaining - 1);
    statuses.push(status);
    return responseOf({ status, headers: { Limit: `${requests}`, Remaining: `${remaining}`, Reset: `${reset}` } });
  };
  const sender = senderOf(transport, {}, async (seconds) => {
    waits.push(seconds);
    clock += seconds;
  });
  const use = (count: number) => {
    remaining = Math.max(0, remaining - count);
  };
  return { sender, waits, statuses, use };
}

test("waits when no requests remain, so that no request is rejected", async () => {
  const { sender, waits, statuses } = limited(3);
  for (let sent = 0; sent < 7; sent++) await sender.send(request);
  expect(statuses).toEqual(Array(7).fill(200));
  expect(waits).toHaveLength(2);
});

test("resends a request that was rejected because other clients exhausted the limit", async () => {
  const { sender, statuses, use } = limited(3, 3);
  expect((await sender.send(request)).status).toBe(200);
  use(3);
  expect((await sender.send(request)).status).toBe(200);
  expect(statuses).toEqual([429, 200, 429, 200]);
});

test("returns the 429 if the limit never resets", async () => {
  const rejected = responseOf({ status: 429, headers: { Limit: "3", Remaining: "0", Reset: "1" } });
  expect(
    await senderOf(
      async () => rejected,
      {},
      async () => {},
    ).send(request),
  ).toBe(rejected);
});

test("reports a wait, calculated with the target's clock, and ends it when the run is interrupted", async () => {
  const controller = new AbortController();
  const onWait = vi.fn(() => controller.abort());
  const hour = Math.floor(Date.now() / 1000) + 3600;
  const headers = { Limit: "3", Remaining: "0", Reset: `${hour + 30}`, Date: new Date(hour * 1000).toUTCString() };
  const sender = senderOf(async () => responseOf({ headers }), { onWait, signal: controller.signal });
  await sender.send(request);
  await expect(sender.send(request)).rejects.toThrow();
  // One extra second, because the target may round.
  expect(onWait.mock.calls).toEqual([[31, "rate limit"]]);
});

test("counts requests against known limits that a response does not report", async () => {
  const counts = ({ method }: Operation) => method === "post";
  const rules = () => [
    { scope: "organization", operation: "look", requests: 1000, seconds: 3600 },
    { scope: "address", operation: "look", requests: 3, seconds: 60 },
    { scope: "other", operation: "look", requests: 2, seconds: 60, counts },
  ];
  const headersOf = (requests: number, remaining: number, seconds: number) => ({
    Limit: `${requests}`,
    Remaining: `${remaining}`,
    Reset: `${Date.now() / 1000 + seconds}`,
  });
  const first = [headersOf(2, 1, 3600), headersOf(3, 2, 60)];
  const transport = async () => responseOf({ headers: first.shift() ?? headersOf(1000, 999, 3600) });
  const advanceClock = vi.fn(async () => {});
  const withRules = specOf(contract, { errorStatuses: { limit: 429 }, limits: { ...limits, rules } });
  const sender = createSender(withRules, { url: "http://x.test", capabilities: { advanceClock } }, { transport });
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

test.each([
  [[200, 502, 0, 504, 200], { gatewayErrors: 3, noResponseStreak: 0 }],
  [[200, 503, 500], { gatewayErrors: 0, noResponseStreak: 0 }],
  [[0, 502, 0, 0], { gatewayErrors: 4, noResponseStreak: 2 }],
])("counts missing responses and undocumented gateway statuses: %j", async (statuses, expected) => {
  const remaining = [...statuses];
  const sender = senderOf(async () => {
    const status = remaining.shift() ?? 0;
    if (status === 0) throw new NoResponseError(request, "no response");
    return responseOf({ status });
  });
  for (const _ of statuses) await sender.send(request).catch(() => {});
  expect(sender.connection).toEqual(expected);
});

test("after a timeout, sends nothing more if the server does not respond to another request either", async () => {
  const timedOut = new NoResponseError(request, "timed out", { timedOut: true });
  const transport = vi.fn(() => Promise.reject(timedOut));
  const [alive, hanging] = [true, false].map((isAlive) => senderOf(transport, { isAlive: async () => isAlive }));
  for (const sender of [alive, alive, hanging, hanging]) await sender?.send(request).catch(() => {});
  expect(transport).toHaveBeenCalledTimes(3);
  expect([alive, hanging].map((sender) => sender?.connection.hangingRequest)).toEqual([undefined, timedOut]);
});
