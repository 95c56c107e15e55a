import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rateLimitHeaders } from "../generated/contract.ts";
import { canSend, createWindow, type LimitWindow, updateWindows } from "./limit-window.ts";

const start = Date.parse("2026-11-20T14:00:00Z");
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: start }));
afterEach(() => void vi.useRealTimers());

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

/** Sends as many as may go, and says how many. */
function fill(window: LimitWindow): number {
  let count = 0;
  for (; canSend(window); count++) {
    window.remaining--;
    window.pending++;
  }
  return count;
}

function answer(windows: LimitWindow[], told?: [limit: number, remaining: number, end: number], status = 200) {
  for (const window of windows) window.pending--;
  const [limit, remaining, end] = told ?? [];
  const headers = { "X-RateLimit-Limit": `${limit}`, "X-RateLimit-Remaining": `${remaining}` };
  const reset = end === undefined ? {} : { "X-RateLimit-Reset": `${start / 1000 + end}` };
  updateWindows(windows, new Response("{}", { status, headers: told ? { ...headers, ...reset } : {} }));
}

const minute = () => createWindow({ requests: 100, seconds: 60 });
const hour = () => createWindow({ requests: 1000, seconds: 3600 });

describe("in each window", () => {
  test("ten go before an answer, then as many as are left", () => {
    const window = minute();
    expect(fill(window)).toBe(10);
    answer([window], [100, 99, 60]);
    expect(fill(window)).toBe(90);
    pass(60);
    expect(canSend(window)).toBe(true);
  });

  test("what others took is left out", () => {
    const window = minute();
    fill(window);
    answer([window], [100, 30, 60]);
    expect(fill(window)).toBe(30);
  });

  test("it is the server's that ends, where that began before", () => {
    const window = minute();
    fill(window);
    answer([window], [100, 0, 20]);
    pass(20);
    expect(canSend(window)).toBe(false);
    pass(1);
    expect(canSend(window)).toBe(true);
  });

  test.each([90, -90])("both clocks of the server are wrong by %i s: its window ends when it does", (off) => {
    const window = minute();
    fill(window);
    const date = new Date(start + off * 1000).toUTCString();
    const reset = `${start / 1000 + off + 20}`;
    const headers = {
      Date: date,
      "X-RateLimit-Limit": "100",
      "X-RateLimit-Remaining": "0",
      "X-RateLimit-Reset": reset,
    };
    updateWindows([window], new Response("{}", { headers }));
    expect(window.endsAt).toBe(start + 21_000);
  });

  test("an answer that comes late tells nothing of the next", () => {
    const window = minute();
    fill(window);
    answer([window], [100, 99, 60]);
    fill(window);
    pass(60);
    expect(fill(window)).toBe(10);
    answer([window], [100, 0, 60]);
    answer([window], [100, 99, 120]);
    expect(fill(window)).toBe(90);
  });

  test("ten may hang for ever: the next window has room for ten more", () => {
    const window = minute();
    fill(window);
    pass(60);
    expect(fill(window)).toBe(10);
  });
});

describe("a limit that differs from the one that was given", () => {
  test.each([
    ["is that of the window that ends then", 30, 19, 0],
    ["is the first, where the clock is wrong", -90, 19, 0],
    ["of an hour", 3000, 100, 19],
  ])("%s", (_name, end, first, second) => {
    const [short, long] = [minute(), hour()];
    fill(short);
    fill(long);
    answer([short, long], [20, 19, end]);
    expect([short.requests, long.requests]).toEqual([first === 19 ? 20 : 100, second === 19 ? 20 : 1000]);
    expect(first === 19 ? fill(short) : fill(long)).toBe(10);
  });

  test("is not kept once the server allows as many as were given", () => {
    const window = minute();
    fill(window);
    answer([window], [20, 10, 60]);
    expect(fill(window)).toBe(10);
    pass(60);
    fill(window);
    answer([window], [100, 99, 120]);
    expect(window.requests).toBe(100);
    expect(fill(window)).toBeGreaterThan(50);
  });

  test("is not believed where it allows more", () => {
    const window = minute();
    fill(window);
    answer([window], [500, 499, 60]);
    expect(fill(window)).toBe(90);
  });
});

describe("a 429", () => {
  test.each([
    ["with headers", [100, 0, 60]],
    ["with none", undefined],
    ["with no Reset", [100, 0, undefined]],
  ] as const)("%s closes the window", (_name, told) => {
    const window = minute();
    fill(window);
    answer([window], told as never, 429);
    expect(fill(window)).toBe(0);
    pass(61);
    expect(fill(window)).toBeGreaterThan(0);
  });

  test("closes nothing where its headers say that there is room: the limit was not why", () => {
    const window = minute();
    fill(window);
    answer([window], [100, 90, 60], 429);
    expect(fill(window)).toBe(90);
  });

  test("closes the next window too, where the server's has not ended", () => {
    const window = minute();
    fill(window);
    answer([window], [100, 0, 60]);
    pass(60);
    fill(window);
    answer([window], [100, 0, 60], 429);
    expect(canSend(window)).toBe(false);
  });
});

test("an answer with no headers, such as a proxy's, changes nothing of what is known", () => {
  const window = minute();
  fill(window);
  answer([window], [100, 0, 60]);
  answer([window]);
  expect(fill(window)).toBe(0);
});

test.each([
  ["in part", { [rateLimitHeaders.limit]: "100" }],
  ["twice, as a proxy repeats them", { [rateLimitHeaders.limit]: "100", [rateLimitHeaders.remaining]: "99, 99" }],
  ["as none, as some gateways do", { [rateLimitHeaders.limit]: "-1", [rateLimitHeaders.remaining]: "-1" }],
])("headers that tell of the limit %s hold nothing back", (_name, headers) => {
  const window = minute();
  fill(window);
  updateWindows([window], new Response("{}", { headers }));
  expect(fill(window)).toBe(90);
});

test("headers without Reset are good for what is left", () => {
  const window = minute();
  for (let time = 0; time < 3; time++) {
    fill(window);
    answer([window], [100, 5, undefined as never]);
    expect(fill(window)).toBe(5);
    pass(60);
  }
});

test("this machine's clock is set back: the window does not last till it has caught up", () => {
  const window = minute();
  fill(window);
  answer([window], [100, 0, 60]);
  pass(-3600);
  expect(canSend(window)).toBe(true);
});
