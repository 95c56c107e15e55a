import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { definePlan } from "../plan/plan.ts";
import { answerOf, exchangeOf } from "../testing/exchange.ts";
import { contractOf, lawOf } from "../testing/law.ts";
import { createPace } from "./pace.ts";

// No time passes on this machine, however slow it is.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const law = lawOf(contractOf({ paths: { "/": { get: { operationId: "look", responses: {} } } } }));
const { request } = exchangeOf(law, "look", {});

const limits = { limit: "Limit", remaining: "Remaining", reset: "Reset" };
const plan = definePlan({ name: "test", actors: [], authorize: () => ({}), refusals: { limit: 429 }, limits });

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
    return answerOf({ status, headers: { Limit: `${requests}`, Remaining: `${left}`, Reset: `${reset}` } });
  };
  const passTime = async (seconds: number) => {
    passed.push(seconds);
    clock += seconds;
  };
  const use = (count: number) => {
    left = Math.max(0, left - count);
  };
  return { pace: createPace(send, plan, { passTime }), passed, statuses, use };
}

test("time passes when no request is left, and none is refused", async () => {
  const { pace, passed, statuses } = limited(3);
  for (let sent = 0; sent < 7; sent++) await pace.send(request);
  expect(statuses).toEqual(Array(7).fill(200));
  expect(passed).toHaveLength(2);
});

test("others may have used the limit up: what is refused for it is sent again", async () => {
  const { pace, statuses, use } = limited(3, 3);
  expect((await pace.send(request)).status).toBe(200);
  use(3);
  expect((await pace.send(request)).status).toBe(200);
  expect(statuses).toEqual([429, 200, 429, 200]);
});

test("but not for ever: a limit that does not end is answered with", async () => {
  const refused = answerOf({ status: 429, headers: { Limit: "3", Remaining: "0", Reset: "1" } });
  const pace = createPace(async () => refused, plan, { async passTime() {} });
  expect(await pace.send(request)).toBe(refused);
});

test("a wait is told of, and is as long as the target's clock says", async () => {
  const controller = new AbortController();
  const onWait = vi.fn(() => controller.abort());
  const hour = Math.floor(Date.now() / 1000) + 3600;
  const headers = { Limit: "3", Remaining: "0", Reset: `${hour + 30}`, Date: new Date(hour * 1000).toUTCString() };
  const pace = createPace(async () => answerOf({ headers }), plan, {}, { onWait, signal: controller.signal });
  await pace.send(request);
  await expect(pace.send(request)).rejects.toThrow();
  // A second more, since the target may round.
  expect(onWait.mock.calls).toEqual([[31]]);
});

test("of two limits, the one that bites is waited for, though the answer before told of the other", async () => {
  const answers = [
    { status: 200, headers: { Limit: "9", Remaining: "8", Reset: "1" } },
    { status: 429, headers: { Limit: "50", Remaining: "0", Reset: "1" } },
    { status: 200, headers: { Limit: "9", Remaining: "7", Reset: "1" } },
  ];
  const pace = createPace(async () => answerOf(answers.shift() ?? {}), plan, { passTime: async () => {} });
  await pace.send(request);
  expect((await pace.send(request)).status).toBe(200);
});

test("a limit can be used up, and a request sent all the same", async () => {
  const { pace, passed } = limited(5);
  await pace.sendNow(request);
  await pace.spend(request);
  expect((await pace.sendNow(request)).status).toBe(429);
  expect(passed).toEqual([]);
});

test("an API that tells of no limit is never waited for", async () => {
  const passTime = vi.fn(async () => {});
  const pace = createPace(async () => answerOf({}), plan, { passTime });
  await pace.send(request);
  await pace.send(request);
  expect(passTime).not.toHaveBeenCalled();
});

test("who can't wait between some requests has room for them first", async () => {
  const { pace, passed } = limited(5);
  for (let sent = 0; sent < 3; sent++) await pace.send(request);
  await pace.room(2);
  expect(passed).toEqual([]);
  await pace.room(3);
  expect(passed).toHaveLength(1);
});
