import { expect, test } from "vitest";
import type { Result } from "../report/result.ts";
import { exchangeOf } from "../testing/exchange.ts";
import { contract, plan } from "../testing/notes.ts";
import { specOf } from "../testing/spec.ts";
import { createStopCondition } from "./stop.ts";

const spec = specOf(contract);

function stopCondition(silent = 0) {
  return createStopCondition(
    { plan },
    { send: () => Promise.reject(), gatewayErrors: () => 0, noResponseStreak: () => silent },
  );
}

// What came of the first operation, the second and so on: a token that was refused, or not.
function resultOf(operation: number, outcome: Result["outcome"], status = 200): Result {
  const operationId = `operation${operation}`;
  const about = { name: `${operationId} > ${status}`, operationId, status, kind: "success", milliseconds: 1 };
  const exchange = exchangeOf(spec, "getHealth", { status: 401 });
  return { ...about, outcome, failures: [], ...(outcome === "failed" && { exchange }) };
}

test("a token that all operations refuse has expired; what is to be refused says nothing", () => {
  const { stopReason } = stopCondition();
  for (const operation of [1, 1, 2, 2, 3]) {
    expect(stopReason(resultOf(operation, "failed"))).toBeUndefined();
    expect(stopReason(resultOf(operation, "passed", 400))).toBeUndefined();
    expect(stopReason(resultOf(operation, "passed", 401))).toBeUndefined();
  }
  expect(stopReason(resultOf(4, "failed"))).toMatch(
    /^The token of writer was good at the beginning and is refused by now/,
  );
});

test("an operation that refuses a good token is a departure, and so are some now and then", () => {
  const { stopReason } = stopCondition();
  for (let count = 0; count < 60; count++) expect(stopReason(resultOf(1, "failed"))).toBeUndefined();
  const other = stopCondition();
  for (let count = 0; count < 60; count++)
    expect(other.stopReason(resultOf(count, count % 5 === 4 ? "passed" : "failed"))).toBeUndefined();
});
