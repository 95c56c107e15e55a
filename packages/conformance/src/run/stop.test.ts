import { expect, test } from "vitest";
import type { Result } from "../base/result.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { exchangeOf, specOf } from "../testing/spec.ts";
import { createStopCondition } from "./stop.ts";

const exchange = exchangeOf(specOf(contract), "getShelf", { status: 401 });

function resultOf(operationId: string, expectedStatus: number, result: Partial<Result>): Result {
  const info = { name: "", operationId, status: expectedStatus, kind: "success" };
  return { ...info, outcome: "passed", failures: [], milliseconds: 1, ...result };
}

test("stops when the token expires, unless some operations still accept the token", () => {
  const { stopReason } = createStopCondition({ plan }, { gatewayErrors: 0, noResponseStreak: 0 });
  const rejected = (operationId: string) => resultOf(operationId, 200, { outcome: "failed", exchange });
  const operations = ["a", "b", "c", "d", "e", "f"];
  for (const id of operations) {
    expect(stopReason(rejected("a"))).toBeUndefined();
    expect(stopReason(rejected(id))).toBeUndefined();
    expect(stopReason(resultOf(id, 200, {}))).toBeUndefined();
  }
  const reasons = operations.map((id) => stopReason(rejected(id)) ?? stopReason(resultOf(id, 401, {})));
  expect(reasons.findIndex((reason) => reason?.startsWith("The token of librarian expired"))).toBe(3);
});
