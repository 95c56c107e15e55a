import { expect, test } from "vitest";
import type { LimitRule } from "../base/plan.ts";
import { urlTarget } from "../targets/target.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { countSetupRequests, estimateDuration } from "./estimate.ts";

const target = urlTarget({ url: "https://library.example" });
const minute = 60_000;

// The requests include those before the first test.
function estimate(total: number, rate?: number, limitRules: Partial<LimitRule>[] = []) {
  const rules = () => limitRules.map((rule) => ({ scope: "", operation: "", requests: 1, seconds: 1, ...rule }));
  const limits = { limit: "L", remaining: "R", reset: "S", rules };
  const requests = total - countSetupRequests(target);
  return estimateDuration([{ operationId: "listShelves", requests }], {
    contract,
    plan: { ...plan, limits },
    target,
    rate,
  });
}

test("estimates the duration from the slowest of the rate option, the API's limits and the latency", () => {
  expect(estimate(600, 60)).toEqual({ milliseconds: 10 * minute, limitedBy: "rate" });
  const limits = [
    { requests: 100, seconds: 60 },
    { requests: 1000, seconds: 3600 },
  ];
  expect(estimate(1000, undefined, limits)).toEqual({ milliseconds: 9 * minute, limitedBy: "limits" });
  expect(estimate(2001, undefined, limits)).toEqual({ milliseconds: 120 * minute, limitedBy: "limits" });
  const otherOperations: Partial<LimitRule> = { requests: 10, seconds: 60, counts: ({ path }) => path !== "/shelves" };
  expect(estimate(100, undefined, [otherOperations])).toEqual({ milliseconds: 8000, limitedBy: "latency" });
});
