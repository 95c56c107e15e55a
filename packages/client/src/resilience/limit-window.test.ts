import { beforeEach, describe, expect, test, vi } from "vitest";
import { rateLimitHeaders } from "../generated/contract.ts";
import { advance, canSend, fakeDate, fill, minute, respond, start } from "../testing/limit-windows.ts";

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

  test("allows twice as many requests after each half second without a response", () => {
    const window = minute();
    expect(fill(window)).toBe(10);
    expect(window.delay(performance.now())).toBe(500);
    advance(0.5);
    expect(fill(window)).toBe(10);
    advance(0.5);
    expect(fill(window)).toBe(20);
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
    respond([window], [100, 0, offset + 20], { headers: { Date: date } });
    expect(window.delay(performance.now())).toBe(20_000);
  });

  test("ignores a late response from the previous window", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 99, 60]);
    fill(window);
    advance(60);
    expect(fill(window)).toBe(10);
    respond([window], [100, 0, 60], { sentAt: 0 });
    respond([window], [100, 99, 120]);
    expect(fill(window)).toBe(90);
  });

  test("continues if a response reports that the server's window has not ended", () => {
    const window = minute();
    advance(0.5);
    fill(window);
    respond([window], [20, 10, 3]);
    advance(2);
    fill(window);
    respond([window], [20, 5, 3]);
    expect(fill(window)).toBe(5);
    expect(window.delay(performance.now())).toBe(500);
  });

  test("starts again if a response reports a new one, which may count all pending requests", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 30, 60]);
    expect(fill(window)).toBe(30);
    advance(10);
    respond([window], [100, 95, 70]);
    expect(fill(window)).toBe(100 - 39);
    expect(window.delay(performance.now())).toBe(60_000);
  });

  test("ignores a response from before the server started a new one", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 98, 60]);
    respond([window], [100, 98, 120]);
    respond([window], [100, 0, 60]);
    expect(canSend(window)).toBe(true);
  });

  test("allows ten requests until a response, even if there is a late one from the previous window", () => {
    const window = minute();
    fill(window);
    advance(60);
    expect(fill(window)).toBe(10);
    respond([window], undefined, { sentAt: 0 });
    expect(fill(window)).toBe(0);
  });

  test("gives back the place of a failed request", () => {
    const window = minute();
    fill(window);
    window.giveBack(performance.now());
    expect(fill(window)).toBe(1);
  });

  test("does not give back the place of a request from the previous window", () => {
    const window = minute();
    fill(window);
    advance(60);
    fill(window);
    window.giveBack(0);
    expect(fill(window)).toBe(0);
  });

  test.each([
    ["after a response with a reset", [100, 30, 10]],
    ["after a response with a reset in the past", [100, 30, -90]],
  ] as const)("has its own end %s", (_name, rateLimit) => {
    const window = minute();
    fill(window);
    respond([window], [...rateLimit]);
    advance(60);
    fill(window);
    respond([window]);
    expect(fill(window)).toBe(90);
    expect(window.delay(performance.now())).toBe(60_000);
  });

  test.each([
    ["by this client", 90],
    ["by other clients too", 80],
  ])("ends after a minute if the reset is in the past, and it is used %s", (_name, remaining) => {
    const window = minute();
    fill(window);
    respond([window], [100, remaining, -90]);
    fill(window);
    expect(window.delay(performance.now())).toBe(60_000);
  });

  test("allows ten more requests while ten from the previous window are pending", () => {
    const window = minute();
    fill(window);
    advance(60);
    expect(fill(window)).toBe(10);
  });
});

describe("a window whose responses have no headers", () => {
  test("ends its length after the first request, even if responses take a second", () => {
    const window = minute();
    fill(window);
    advance(1);
    respond([window], undefined, { sentAt: 0 });
    fill(window);
    expect(window.delay(performance.now())).toBe(59_000);
  });

  test("ends its length after the first response if others are faster, as over a new connection", () => {
    const window = minute();
    fill(window);
    advance(1);
    respond([window], undefined, { sentAt: 0 });
    fill(window);
    respond([window], undefined, { sentAt: performance.now() - 10 });
    expect(window.delay(performance.now())).toBe(60_000);
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
  respond([window], undefined, { headers });
  expect(fill(window)).toBe(90);
});

test("uses the reported remaining requests if there is no reset header", () => {
  const window = minute();
  for (let time = 0; time < 3; time++) {
    fill(window);
    respond([window], [100, 5]);
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

  test("is not affected by a difference of a millisecond between the clocks", () => {
    const window = minute();
    fill(window);
    vi.setSystemTime(start + 1);
    respond([window], [20, 10, 2]);
    fill(window);
    expect(window.delay(performance.now())).toBe(2000);
  });

  test("lasts at least a second", () => {
    const window = minute();
    advance(0.5);
    fill(window);
    respond([window], [100, 90, 1]);
    fill(window);
    expect(window.delay(performance.now())).toBe(1000);
  });

  test("ends two seconds after it started, even if the previous one ended at its reset time", () => {
    const window = minute();
    advance(0.25);
    fill(window);
    respond([window], [20, 5, 3]);
    advance(3);
    fill(window);
    respond([window], [20, 10, 6]);
    fill(window);
    expect(window.delay(performance.now())).toBe(2000);
  });

  test("ends one second later than reported after a 429, even if this client sent all requests", () => {
    const window = minute();
    advance(0.5);
    fill(window);
    respond([window], [20, 10, 3]);
    fill(window);
    respond([window], [20, 0, 3], { status: 429 });
    expect(window.delay(performance.now())).toBe(3500);
  });

  test("ends one second later than reported after a 429 at the expected end", () => {
    const window = minute();
    advance(0.5);
    fill(window);
    respond([window], [20, 10, 3]);
    fill(window);
    advance(2);
    fill(window);
    respond([window], [20, 0, 3], { status: 429 });
    expect(window.delay(performance.now())).toBe(1500);
  });
});
