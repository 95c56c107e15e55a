import { expect, test } from "vitest";
import type { LimitRule } from "../plan/facts.ts";
import { urlTarget } from "../targets/target.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { countSetupRequests, createEstimator, type RunSpeed } from "./estimate.ts";

const target = urlTarget({ url: "https://library.example" });
const runSpeed = { contract, plan, target };
const minute = 60_000;

test("estimates the duration from the rate option", () => {
  expect(estimateFor(600, { ...runSpeed, rate: 60 })).toEqual({ milliseconds: 10 * minute, limitedBy: "rate" });
});

test("estimates the duration from the API's rate limits if they are slower", () => {
  const limited = withLimits([
    { requests: 100, seconds: 60 },
    { requests: 1000, seconds: 3600 },
  ]);
  expect(estimateFor(100, limited)).toMatchObject({ limitedBy: "latency" });
  expect(estimateFor(1000, limited)).toEqual({ milliseconds: 9 * minute, limitedBy: "limits" });
  expect(estimateFor(2001, limited)).toEqual({ milliseconds: 120 * minute, limitedBy: "limits" });
});

test("adds the time that tests wait", () => {
  const load = { operationId: "listShelves", requests: 0, seconds: 2 };
  const [without, withWaits] = [[], [load, load]].map((loads) => createEstimator(runSpeed)(loads).milliseconds);
  expect(withWaits).toBe(Number(without) + 4000);
});

test("counts only the requests of a limit's operations", () => {
  const limited = withLimits([{ requests: 10, seconds: 60, counts: ({ path }) => path !== "/shelves" }]);
  expect(estimateFor(100, limited)).toMatchObject({ limitedBy: "latency" });
});

test("includes the requests that come before the first test", () => {
  const outsiderIds = async () => [];
  expect(countSetupRequests({ plan, target })).toBeLessThan(
    countSetupRequests({ plan: { ...plan, outsiderIds }, target }),
  );
  expect(createEstimator({ ...runSpeed, rate: 60 })([]).milliseconds).toBe(countSetupRequests({ plan, target }) * 1000);
});

// A total number of requests.
function estimateFor(total: number, runSpeed: RunSpeed) {
  const requests = total - countSetupRequests(runSpeed);
  return createEstimator(runSpeed)([{ operationId: "listShelves", requests }]);
}

function withLimits(windows: (Partial<LimitRule> & Pick<LimitRule, "requests" | "seconds">)[]): RunSpeed {
  const rules = windows.map((window) => ({ scope: "address", operation: "listShelves", ...window }));
  return { ...runSpeed, plan: { ...plan, limits: { limit: "L", remaining: "R", reset: "S", rules: () => rules } } };
}
