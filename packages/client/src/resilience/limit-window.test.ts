import { beforeEach, describe, expect, test, vi } from "vitest";
import { rateLimitHeaders } from "../generated/contract.ts";
import { advance, canSend, fakeDate, fill, hour, minute, respond, start } from "../testing/limit-windows.ts";
import { LimitWindow } from "./limit-window.ts";

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
