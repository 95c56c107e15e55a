import { beforeEach, describe, expect, test, vi } from "vitest";
import { rateLimitHeaders } from "../generated/contract.ts";
import { LimitWindow } from "./limit-window.ts";

const start: number = Date.parse("2026-11-20T14:00:00Z");

/** Returns a function that restores the clock. */
function fakeDate(): () => void {
  vi.useFakeTimers({ toFake: ["Date", "performance"], now: start });
  return () => void vi.useRealTimers();
}

function advance(seconds: number): void {
  vi.advanceTimersByTime(seconds * 1000);
}

function canSend(window: LimitWindow): boolean {
  return window.delay(performance.now()) === 0;
}

/** Sends as many requests as allowed, and returns their number. */
function fill(window: LimitWindow): number {
  let count = 0;
  for (; canSend(window); count++) window.take();
  return count;
}

/** The values of the rate limit headers. `end` is in seconds after `start`. */
type RateLimitValues = [limit: number, remaining: number, end: number];

function respond(windows: LimitWindow[], rateLimit?: RateLimitValues, status = 200, reported = windows): void {
  for (const window of windows) window.release();
  const [limit, remaining, end] = rateLimit ?? [];
  const headers = { "X-RateLimit-Limit": `${limit}`, "X-RateLimit-Remaining": `${remaining}` };
  const reset = end === undefined ? {} : { "X-RateLimit-Reset": `${start / 1000 + end}` };
  const init = { status, headers: rateLimit ? { ...headers, ...reset } : {} };
  LimitWindow.update(windows, reported, new Response("{}", init));
}

const minute = (): LimitWindow => new LimitWindow({ requests: 100, seconds: 60 });
const hour = (): LimitWindow => new LimitWindow({ requests: 1000, seconds: 3600 });

beforeEach(fakeDate);

describe("a window", () => {
  test("allows ten requests before the first response, then the remaining ones", () => {
    const window = minute();
    expect(fill(window)).toBe(10);
    respond([window], [100, 99, 60]);
    expect(fill(window)).toBe(90);
    advance(60);
    expect(canSend(window)).toBe(true);
  });

  test("counts requests from other clients", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 30, 60]);
    expect(fill(window)).toBe(30);
  });

  test("ends at the server's reset time", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 0, 20]);
    advance(19.999);
    expect(canSend(window)).toBe(false);
    advance(0.001);
    expect(canSend(window)).toBe(true);
  });

  test.each([90, -90])("ends at the server's reset time if the server's clock is off by %i s", (offset) => {
    const window = minute();
    fill(window);
    const date = new Date(start + offset * 1000).toUTCString();
    const reset = `${start / 1000 + offset + 20}`;
    const headers = {
      Date: date,
      "X-RateLimit-Limit": "100",
      "X-RateLimit-Remaining": "0",
      "X-RateLimit-Reset": reset,
    };
    LimitWindow.update([window], [window], new Response("{}", { headers }));
    expect(window.delay(performance.now())).toBe(20_000);
  });

  test("ignores a late response from the previous window", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 99, 60]);
    fill(window);
    advance(60);
    expect(fill(window)).toBe(10);
    respond([window], [100, 0, 60]);
    respond([window], [100, 99, 120]);
    expect(fill(window)).toBe(90);
  });

  test("allows ten more requests while ten from the previous window are pending", () => {
    const window = minute();
    fill(window);
    advance(60);
    expect(fill(window)).toBe(10);
  });
});

describe("a reported limit that differs from the configured one", () => {
  test.each([
    ["applies to the window that ends at the reported time", 30, [10, 990]],
    ["applies to the first window if the clock is wrong", -90, [10, 990]],
    ["applies to the hourly window if only its end is plausible", 3000, [90, 10]],
  ])("%s", (_name, end, expected) => {
    const windows = [minute(), hour()];
    for (const window of windows) fill(window);
    respond(windows, [20, 19, end]);
    expect(windows.map(fill)).toEqual(expected);
  });

  test("no longer applies when the server reports the configured limit", () => {
    const window = minute();
    fill(window);
    respond([window], [20, 10, 60]);
    expect(fill(window)).toBe(10);
    advance(60);
    fill(window);
    respond([window], [100, 99, 120]);
    expect(fill(window)).toBeGreaterThan(50);
  });

  test("is ignored if it is higher", () => {
    const window = minute();
    fill(window);
    respond([window], [500, 499, 60]);
    expect(fill(window)).toBe(90);
  });
});

test("a response without headers does not change the window", () => {
  const window = minute();
  fill(window);
  respond([window], [100, 0, 60]);
  respond([window]);
  expect(fill(window)).toBe(0);
});

test.each([
  ["are incomplete", { [rateLimitHeaders.limit]: "100" }],
  ["are repeated by a proxy", { [rateLimitHeaders.limit]: "100", [rateLimitHeaders.remaining]: "99, 99" }],
  ["are -1", { [rateLimitHeaders.limit]: "-1", [rateLimitHeaders.remaining]: "-1" }],
])("ignores headers that %s", (_name, headers) => {
  const window = minute();
  fill(window);
  LimitWindow.update([window], [window], new Response("{}", { headers }));
  expect(fill(window)).toBe(90);
});

test("uses the reported remaining requests if there is no reset header", () => {
  const window = minute();
  for (let time = 0; time < 3; time++) {
    fill(window);
    respond([window], [100, 5, undefined as never]);
    expect(fill(window)).toBe(5);
    advance(60);
  }
});

test.each([3600, -3600])("is not affected by a local clock that is set by %i s", (seconds) => {
  const window = minute();
  fill(window);
  respond([window], [100, 0, 60]);
  vi.setSystemTime(Date.now() + seconds * 1000);
  advance(59);
  expect(canSend(window)).toBe(false);
  advance(1);
  expect(canSend(window)).toBe(true);
});

describe("a window that lasts 2 s, although 60 s are configured", () => {
  test.each([
    ["2 s after it started, if this client sent all its requests", 10, 2],
    ["at the reset time, which is rounded up, if another client sent requests too", 5, 2.5],
  ])("ends %s", (_name, remaining, seconds) => {
    const window = minute();
    advance(0.5);
    fill(window);
    respond([window], [20, remaining, 3]);
    fill(window);
    expect(window.delay(performance.now())).toBe(seconds * 1000);
  });

  test("ends one second later than reported after a 429 at the expected end", () => {
    const window = minute();
    advance(0.5);
    fill(window);
    respond([window], [20, 10, 3]);
    fill(window);
    advance(2);
    fill(window);
    respond([window], [20, 0, 3], 429);
    expect(window.delay(performance.now())).toBe(1500);
  });
});

describe("a 429", () => {
  test.each([
    ["with headers", [100, 0, 60]],
    ["without headers", undefined],
    ["without a reset header", [100, 0, undefined]],
  ] as const)("%s blocks the window", (_name, rateLimit) => {
    const window = minute();
    fill(window);
    respond([window], rateLimit as never, 429);
    expect(fill(window)).toBe(0);
    advance(61);
    expect(fill(window)).toBeGreaterThan(0);
  });

  test("without headers does not extend the window", () => {
    const window = minute();
    fill(window);
    respond([window]);
    advance(50);
    respond([window], undefined, 429);
    expect(window.delay(performance.now())).toBe(10_000);
  });

  test("does not block the window if its headers report remaining requests", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 90, 60], 429);
    expect(fill(window)).toBe(90);
  });

  test("blocks the next window if the server's window has not ended", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 0, 60]);
    advance(60);
    fill(window);
    respond([window], [100, 0, 60], 429);
    expect(canSend(window)).toBe(false);
  });

  test.each([
    ["seconds", "5"],
    ["a date", new Date(start + 5000).toUTCString()],
  ])("blocks the window for the time in Retry-After, in %s", (_name, value) => {
    const window = minute();
    fill(window);
    LimitWindow.update([window], [window], new Response("{}", { status: 429, headers: { "Retry-After": value } }));
    advance(4.999);
    expect(canSend(window)).toBe(false);
    advance(0.001);
    expect(canSend(window)).toBe(true);
  });
});

// They report the organization's limit, although the requests also count against the address's.
describe("responses under an organization's path", () => {
  function organizationWindows() {
    const [address, organization] = [minute(), hour()];
    fill(address);
    fill(organization);
    const receive = (rateLimit: RateLimitValues, status = 200) =>
      respond([address, organization], rateLimit, status, [organization]);
    return { address, organization, receive };
  }

  test("do not change the remaining requests of the address", () => {
    const { address, organization, receive } = organizationWindows();
    receive([1000, 5, 3600]);
    expect([fill(address), fill(organization)]).toEqual([90, 5]);
  });

  test("apply an unknown limit to the organization, even shortly before its reset", () => {
    const { address, organization, receive } = organizationWindows();
    receive([500, 5, 30]);
    expect([fill(address), fill(organization)]).toEqual([90, 5]);
  });

  test("update the address if they report its limit", () => {
    const { address, organization, receive } = organizationWindows();
    receive([100, 5, 60], 403);
    expect([fill(address), fill(organization)]).toEqual([5, 990]);
  });

  test.each([
    ["address", [100, 0, 60], [0, 990]],
    ["address", [50, 0, 60], [0, 990]],
    ["organization", [1000, 0, 3600], [90, 0]],
  ] as const)("block only the %s after a 429 with its limit: %s", (_name, rateLimit, expected) => {
    const { address, organization, receive } = organizationWindows();
    receive([...rateLimit], 429);
    expect([fill(address), fill(organization)]).toEqual(expected);
  });

  test("do not change the address if the client has no limit per organization", () => {
    const address = minute();
    for (let time = 0; time < 2; time++) {
      fill(address);
      respond([address], [1000, 0, 3600], 200, []);
      expect(fill(address)).toBe(90);
      advance(60);
    }
  });
});
