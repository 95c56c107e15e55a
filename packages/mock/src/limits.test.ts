import { expect, test } from "vitest";
import { createClock } from "./clock.ts";
import { createLimits } from "./limits.ts";

const start = Date.parse("2026-11-20T14:00:00Z");
const rules = {
  headers: { limit: "X-Limit", remaining: "X-Remaining", reset: "X-Reset" },
  limits: [
    { scope: "address", requests: 3, seconds: 60 },
    { scope: "organization", requests: 2, seconds: 600 },
  ],
};

function create() {
  const clock = createClock(start);
  const limits = createLimits(rules as Parameters<typeof createLimits>[0], clock);
  return { clock, limits, count: (name = "a") => limits.count("address", name).remaining };
}

test("a window counts down to below 0, each name for itself", () => {
  const { count } = create();
  expect([count(), count(), count(), count()]).toEqual([2, 1, 0, -1]);
  expect(count("b")).toBe(2);
});

test("a window ends so many seconds after its first request", () => {
  const { clock, count } = create();
  count();
  clock.advance(59_000);
  expect(count()).toBe(1);
  clock.advance(1000);
  expect(count()).toBe(2);
});

test("a clock that is set back begins a window anew", () => {
  const { clock, count } = create();
  count();
  clock.set(start - 3_600_000);
  expect(count()).toBe(2);
});

test("the headers tell of the window with fewer requests left, and never less than none", () => {
  const { limits } = create();
  const windows = [limits.count("address", "a"), limits.count("organization", "b")];
  const reset = String(start / 1000 + 600);
  expect(limits.headers(windows)).toMatchObject({ "X-Limit": "2", "X-Remaining": "1" });
  expect(Number(limits.headers(windows)["X-Reset"])).toBeCloseTo(Number(reset), -1);
  limits.count("organization", "b");
  limits.count("organization", "b");
  expect(limits.headers(windows)["X-Remaining"]).toBe("0");
  expect(limits.headers([])).toEqual({});
});

test("a reset forgets what was counted", () => {
  const { limits, count } = create();
  count();
  limits.load([]);
  expect(count()).toBe(2);
});

test("of windows that are brought back none has more left than its limit, and not more are kept than of others", () => {
  const { limits } = create();
  const ends_at = new Date(start + 30_000).toISOString();
  const names = Array.from({ length: 10_001 }, (_, index) => String(index));
  limits.load(names.map((name) => ({ scope: "address", name, remaining: 1e300, ends_at })));
  expect(limits.look("address", "10000").remaining).toBe(3);
  expect(limits.dump()).toHaveLength(10_000);
});
