import { expect, test } from "vitest";
import type { LimitRule } from "../plan/facts.ts";
import { urlTarget } from "../targets/target.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { countSetupRequests, estimateDuration } from "./estimate.ts";

const minute = 60_000;
const allOperations: Partial<LimitRule>[] = [
  { requests: 100, seconds: 60 },
  { requests: 1000, seconds: 3600 },
];
const otherOperations = [{ requests: 10, seconds: 60, counts: ({ path }: { path: string }) => path !== "/shelves" }];

// The requests include those before the first test.
test.each([
  ["the rate option", 600, { rate: 60 }, { milliseconds: 10 * minute, limitedBy: "rate" }],
  ["the first of the API's limits", 1000, { limits: allOperations }, { milliseconds: 9 * minute, limitedBy: "limits" }],
  ["the other limit", 2001, { limits: allOperations }, { milliseconds: 120 * minute, limitedBy: "limits" }],
  ["the latency", 100, { limits: otherOperations }, { milliseconds: 8000, limitedBy: "latency" }],
])(
  "estimates the duration from %s",
  (_, total, options: { rate?: number; limits?: Partial<LimitRule>[] }, expected) => {
    const { rate, limits: windows = [] } = options;
    const rules = () =>
      windows.map((window) => ({ scope: "", operation: "", requests: 1, seconds: 1, ...window }) satisfies LimitRule);
    const limits = { limit: "L", remaining: "R", reset: "S", rules };
    const target = urlTarget({ url: "https://library.example" });
    const runSpeed = { contract, plan: { ...plan, limits }, target, rate };
    const requests = total - countSetupRequests(target);
    expect(estimateDuration([{ operationId: "listShelves", requests }], runSpeed)).toEqual(expected);
  },
);
