import type { Operation } from "@crewkit/openapi";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { contractOf, exchangeOf, responseOf, specOf } from "../testing/spec.ts";
import { createRateLimiter } from "./rate-limiter.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-20T14:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const operation = (operationId: string) => ({ operationId, responses: {} });
const contract = contractOf({ paths: { "/": { get: operation("look"), post: operation("add") } } });
const limits = { limit: "Limit", remaining: "Remaining", reset: "Reset" };
const spec = specOf(contract, { errorStatuses: { limit: 429 }, limits });
const { request } = exchangeOf(spec, "look", {});

function limited(requests: number, used = 0) {
  let clock = Math.floor(Date.now() / 1000);
  let [remaining, reset] = [requests - used, clock + 60];
  const waits: number[] = [];
  const statuses: number[] = [];
  const send = async () => {
    if (clock >= reset) [remaining, reset] = [requests, clock + 60];
    const status = remaining > 0 ? 200 : 429;
    remaining = Math.max(0, remaining - 1);
    statuses.push(status);
    return responseOf({ status, headers: { Limit: `${requests}`, Remaining: `${remaining}`, Reset: `${reset}` } });
  };
  const advanceClock = async (seconds: number) => {
    waits.push(seconds);
    clock += seconds;
  };
  const use = (count: number) => {
    remaining = Math.max(0, remaining - count);
  };
  return { rateLimiter: createRateLimiter(send, spec, { advanceClock }), waits, statuses, use };
}

test("waits when no requests remain, so that no request is rejected", async () => {
  const { rateLimiter, waits, statuses } = limited(3);
  for (let sent = 0; sent < 7; sent++) await rateLimiter.send(request);
  expect(statuses).toEqual(Array(7).fill(200));
  expect(waits).toHaveLength(2);
});

test("resends a request that was rejected because other clients exhausted the limit", async () => {
  const { rateLimiter, statuses, use } = limited(3, 3);
  expect((await rateLimiter.send(request)).status).toBe(200);
  use(3);
  expect((await rateLimiter.send(request)).status).toBe(200);
  expect(statuses).toEqual([429, 200, 429, 200]);
});

test("returns the 429 if the limit never resets", async () => {
  const rejected = responseOf({ status: 429, headers: { Limit: "3", Remaining: "0", Reset: "1" } });
  const rateLimiter = createRateLimiter(async () => rejected, spec, { async advanceClock() {} });
  expect(await rateLimiter.send(request)).toBe(rejected);
});

test("reports a wait, calculated with the target's clock", async () => {
  const controller = new AbortController();
  const onWait = vi.fn(() => controller.abort());
  const hour = Math.floor(Date.now() / 1000) + 3600;
  const headers = { Limit: "3", Remaining: "0", Reset: `${hour + 30}`, Date: new Date(hour * 1000).toUTCString() };
  const options = { onWait, signal: controller.signal };
  const rateLimiter = createRateLimiter(async () => responseOf({ headers }), spec, {}, options);
  await rateLimiter.send(request);
  await expect(rateLimiter.send(request)).rejects.toThrow();
  // One extra second, because the target may round.
  expect(onWait.mock.calls).toEqual([[31]]);
});

test("waits for the limit that rejected the request, even if earlier responses reported another limit", async () => {
  const responses = [
    { status: 200, headers: { Limit: "9", Remaining: "8", Reset: "1" } },
    { status: 429, headers: { Limit: "50", Remaining: "0", Reset: "1" } },
    { status: 200, headers: { Limit: "9", Remaining: "7", Reset: "1" } },
  ];
  const send = async () => responseOf(responses.shift() ?? {});
  const rateLimiter = createRateLimiter(send, spec, { async advanceClock() {} });
  await rateLimiter.send(request);
  expect((await rateLimiter.send(request)).status).toBe(200);
});

test("counts requests against known limits that a response does not report", async () => {
  const rules = () => [
    { scope: "organization", operation: "look", requests: 1000, seconds: 3600 },
    { scope: "address", operation: "look", requests: 3, seconds: 60 },
    {
      scope: "other",
      operation: "look",
      requests: 2,
      seconds: 60,
      counts: ({ method }: Operation) => method === "post",
    },
  ];
  const headersOf = (requests: number, remaining: number, seconds: number) => ({
    Limit: `${requests}`,
    Remaining: `${remaining}`,
    Reset: `${Date.now() / 1000 + seconds}`,
  });
  const first = [headersOf(2, 1, 3600), headersOf(3, 2, 60)];
  const send = async () => responseOf({ headers: first.shift() ?? headersOf(1000, 999, 3600) });
  const advanceClock = vi.fn(async () => {});
  const withRules = specOf(contract, { errorStatuses: { limit: 429 }, limits: { ...limits, rules } });
  const rateLimiter = createRateLimiter(send, withRules, { advanceClock });
  for (let sent = 0; sent < 8; sent++) await rateLimiter.send(request);
  await rateLimiter.send(exchangeOf(spec, "add", {}).request);
  await rateLimiter.send(request);
  expect(advanceClock.mock.calls).toEqual([[61], [61]]);
});

test("sendNow sends even if the limit is exhausted", async () => {
  const { rateLimiter, waits } = limited(5);
  await rateLimiter.sendNow(request);
  await rateLimiter.exhaustLimit(request);
  expect((await rateLimiter.sendNow(request)).status).toBe(429);
  expect(waits).toEqual([]);
});

test("never waits if the API sends no rate limit headers", async () => {
  const advanceClock = vi.fn(async () => {});
  const rateLimiter = createRateLimiter(async () => responseOf({}), spec, { advanceClock });
  await rateLimiter.send(request);
  await rateLimiter.send(request);
  expect(advanceClock).not.toHaveBeenCalled();
});

test("reserve waits only if too few requests remain", async () => {
  const { rateLimiter, waits } = limited(5);
  for (let sent = 0; sent < 3; sent++) await rateLimiter.send(request);
  await rateLimiter.reserve(2);
  expect(waits).toEqual([]);
  await rateLimiter.reserve(3);
  expect(waits).toHaveLength(1);
});
