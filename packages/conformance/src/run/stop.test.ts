import { expect, test } from "vitest";
import type { Result } from "../report/result.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { exchangeOf, specOf } from "../testing/spec.ts";
import { createStopCondition } from "./stop.ts";

const spec = specOf(contract);

function stopCondition() {
  return createStopCondition({ plan }, { gatewayErrors: 0, noResponseStreak: 0 });
}

function resultOf(operation: number, outcome: Result["outcome"], status = 200): Result {
  const operationId = `operation${operation}`;
  const about = { name: `${operationId} > ${status}`, operationId, status, kind: "success", milliseconds: 1 };
  const exchange = exchangeOf(spec, "getShelf", { status: 401 });
  return { ...about, outcome, failures: [], ...(outcome === "failed" && { exchange }) };
}

test("stops when all operations reject the token, not counting expected rejections", () => {
  const { stopReason } = stopCondition();
  for (const operation of [1, 1, 2, 2, 3]) {
    expect(stopReason(resultOf(operation, "failed"))).toBeUndefined();
    expect(stopReason(resultOf(operation, "passed", 400))).toBeUndefined();
    expect(stopReason(resultOf(operation, "passed", 401))).toBeUndefined();
  }
  expect(stopReason(resultOf(4, "failed"))).toMatch(/^The token of librarian expired/);
});

test("continues if a single operation, or some requests, reject a valid token", () => {
  const { stopReason } = stopCondition();
  for (let count = 0; count < 60; count++) expect(stopReason(resultOf(1, "failed"))).toBeUndefined();
  const other = stopCondition();
  for (let count = 0; count < 60; count++)
    expect(other.stopReason(resultOf(count, count % 5 === 4 ? "passed" : "failed"))).toBeUndefined();
});
