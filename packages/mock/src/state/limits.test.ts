import type { RateLimits } from "@crewkit/openapi";
import { expect, onTestFinished, test, vi } from "vitest";
import { createLimits } from "./limits.ts";

const start = Date.parse("2026-11-20T14:00:00Z");
const rules: RateLimits = {
  headers: { limit: "X-Limit", remaining: "X-Remaining", reset: "X-Reset" },
  limits: [
    { scope: "address", requests: 3, seconds: 60 },
    { scope: "organization", path_prefix: "/{id}/", requests: 2, seconds: 600 },
  ],
};

// The time only changes if a test changes it.
function create(rateLimits = rules) {
  const clock = { now: start, time: () => clock.now };
  const limits = createLimits(rateLimits, clock);
  return { clock, limits, count: (name = "a") => limits.count("address", name).remaining };
}

test("restarts a window if the clock was set back by more than a second", () => {
  const { clock, count } = create();
  count();
  clock.now -= 500;
  expect(count()).toBe(1);
  clock.now -= 3_600_000;
  expect(count()).toBe(2);
});

test.each([
  ["organization", "/%61cme/", "acme"],
  ["organization", "/acme", undefined],
])("finds the name that the %s limit applies to in %s: %s", (scope, path, name) => {
  expect(create().limits.nameIn(scope, path)).toBe(name);
});

test("never limits a scope without a limit in the contract", () => {
  const { count } = create({ headers: {}, limits: [] });
  expect(count()).toBeGreaterThan(1_000_000);
});

test("dumps only open windows", () => {
  const { clock, limits, count } = create();
  count("over");
  clock.now += 60_000;
  count("a name");
  const ends_at = "2026-11-20T14:02:00.000Z";
  expect(limits.dump()).toEqual([{ scope: "address", name: "a name", remaining: 2, ends_at }]);
});

test("caps the remaining requests and the number of loaded windows", () => {
  const { limits } = create();
  const ends_at = new Date(start + 30_000).toISOString();
  const names = Array.from({ length: 10_001 }, (_, index) => String(index));
  limits.load(names.map((name) => ({ scope: "address", name, remaining: 1e300, ends_at })));
  expect(limits.peek("address", "10000").remaining).toBe(3);
  expect(limits.dump()).toHaveLength(10_000);
});

test("removes old windows without a new iteration for each", () => {
  const { count } = create();
  const keys = vi.spyOn(Map.prototype, "keys");
  onTestFinished(() => keys.mockRestore());
  for (let each = 0; each < 10_010; each++) count(`${each}`);
  expect(keys).not.toHaveBeenCalled();
});

test("keeps 10,000 windows and removes the oldest", () => {
  const { clock, limits, count } = create();
  count("early");
  clock.now += 30_000;
  count("first");
  clock.now += 30_000;
  // A restarted window is no longer the oldest.
  count("early");
  for (let each = 0; each < 9999; each++) count(`${each}`);
  expect(limits.dump()).toHaveLength(10_000);
  expect([count("early"), count("9998"), count("first")]).toEqual([1, 1, 2]);
});
