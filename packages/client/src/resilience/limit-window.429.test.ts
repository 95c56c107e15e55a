import { beforeEach, describe, expect, test } from "vitest";
import { advance, canSend, fakeDate, fill, minute, respond, start } from "../testing/limit-windows.ts";
import { LimitWindow } from "./limit-window.ts";

beforeEach(fakeDate);

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
});

test.each([
  ["seconds", "5"],
  ["a date", new Date(start + 5000).toUTCString()],
])("blocks the window after a 429 for the time in Retry-After, in %s", (_name, value) => {
  const window = minute();
  fill(window);
  LimitWindow.update([window], [window], new Response("{}", { status: 429, headers: { "Retry-After": value } }));
  advance(4.999);
  expect(canSend(window)).toBe(false);
  advance(0.001);
  expect(canSend(window)).toBe(true);
});
