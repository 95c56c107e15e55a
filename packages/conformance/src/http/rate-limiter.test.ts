import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { definePlan } from "../plan/plan.ts";
import { exchangeOf, responseOf } from "../testing/exchange.ts";
import { contractOf, specOf } from "../testing/spec.ts";
import { createRateLimiter } from "./rate-limiter.ts";

// No time passes on this machine, however slow it is.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses: {} } } } }));
const { request } = exchangeOf(spec, "look", {});

const limits = { limit: "Limit", remaining: "Remaining", reset: "Reset" };
const plan = definePlan({ name: "test", actors: [], authorize: () => ({}), errorStatuses: { limit: 429 }, limits });

// An API that allows so many requests in a minute, by a clock of its own.
function limited(requests: number, used = 0) {
  let clock = Math.floor(Date.now() / 1000);
  let [left, reset] = [requests - used, clock + 60];
  const passed: number[] = [];
  const statuses: number[] = [];
  const send = async () => {
    if (clock >= reset) [left, reset] = [requests, clock + 60];
    const status = left > 0 ? 200 : 429;
    left = Math.max(0, left - 1);
    statuses.push(status);
    return responseOf({ status, headers: { Limit: `${requests}`, Remaining: `${left}`, Reset: `${reset}` } });
  };
  const advanceClock = async (seconds: number) => {
    passed.push(seconds);
    clock += seconds;
  };
  const use = (count: number) => {
    left = Math.max(0, left - count);
  };
  return { rateLimiter: createRateLimiter(send, plan, { advanceClock }), passed, statuses, use };
}

test("time passes when no request is left, and none is refused", async () => {
  const { rateLimiter, passed, statuses } = limited(3);
  for (let sent = 0; sent < 7; sent++) await rateLimiter.send(request);
  expect(statuses).toEqual(Array(7).fill(200));
  expect(passed).toHaveLength(2);
});

test("others may have used the limit up: what is refused for it is sent again", async () => {
  const { rateLimiter, statuses, use } = limited(3, 3);
  expect((await rateLimiter.send(request)).status).toBe(200);
  use(3);
  expect((await rateLimiter.send(request)).status).toBe(200);
  expect(statuses).toEqual([429, 200, 429, 200]);
});

test("but not for ever: a limit that does not end is answered with", async () => {
  const rejected = responseOf({ status: 429, headers: { Limit: "3", Remaining: "0", Reset: "1" } });
  const rateLimiter = createRateLimiter(async () => rejected, plan, { async advanceClock() {} });
  expect(await rateLimiter.send(request)).toBe(rejected);
});

test("a wait is told of, and is as long as the target's clock says", async () => {
  const controller = new AbortController();
  const onWait = vi.fn(() => controller.abort());
  const hour = Math.floor(Date.now() / 1000) + 3600;
  const headers = { Limit: "3", Remaining: "0", Reset: `${hour + 30}`, Date: new Date(hour * 1000).toUTCString() };
  const rateLimiter = createRateLimiter(
    async () => responseOf({ headers }),
    plan,
    {},
    { onWait, signal: controller.signal },
  );
  await rateLimiter.send(request);
  await expect(rateLimiter.send(request)).rejects.toThrow();
  // A second more, since the target may round.
  expect(onWait.mock.calls).toEqual([[31]]);
});

test("of two limits, the one that bites is waited for, though the answer before told of the other", async () => {
  const responses = [
    { status: 200, headers: { Limit: "9", Remaining: "8", Reset: "1" } },
    { status: 429, headers: { Limit: "50", Remaining: "0", Reset: "1" } },
    { status: 200, headers: { Limit: "9", Remaining: "7", Reset: "1" } },
  ];
  const rateLimiter = createRateLimiter(async () => responseOf(responses.shift() ?? {}), plan, {
    advanceClock: async () => {},
  });
  await rateLimiter.send(request);
  expect((await rateLimiter.send(request)).status).toBe(200);
});

test("a limit can be used up, and a request sent all the same", async () => {
  const { rateLimiter, passed } = limited(5);
  await rateLimiter.sendNow(request);
  await rateLimiter.exhaustLimit(request);
  expect((await rateLimiter.sendNow(request)).status).toBe(429);
  expect(passed).toEqual([]);
});

test("an API that tells of no limit is never waited for", async () => {
  const advanceClock = vi.fn(async () => {});
  const rateLimiter = createRateLimiter(async () => responseOf({}), plan, { advanceClock });
  await rateLimiter.send(request);
  await rateLimiter.send(request);
  expect(advanceClock).not.toHaveBeenCalled();
});

test("who can't wait between some requests has room for them first", async () => {
  const { rateLimiter, passed } = limited(5);
  for (let sent = 0; sent < 3; sent++) await rateLimiter.send(request);
  await rateLimiter.reserve(2);
  expect(passed).toEqual([]);
  await rateLimiter.reserve(3);
  expect(passed).toHaveLength(1);
});
