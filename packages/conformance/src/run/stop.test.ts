import { expect, test } from "vitest";
import type { Result } from "../report/result.ts";
import { exchangeOf } from "../testing/exchange.ts";
import { lawOf } from "../testing/law.ts";
import { contract, plan } from "../testing/notes.ts";
import { createStop } from "./stop.ts";

const law = lawOf(contract);

function stop(silent = 0) {
  return createStop({ plan }, { send: () => Promise.reject(), troubles: () => 0, silent: () => silent });
}

// What came of the first operation, the second and so on: a token that was refused, or not.
function resultOf(operation: number, outcome: Result["outcome"], status = 200): Result {
  const operationId = `operation${operation}`;
  const about = { name: `${operationId} > ${status}`, operationId, status, kind: "success", milliseconds: 1 };
  const exchange = exchangeOf(law, "getHealth", { status: 401 });
  return { ...about, outcome, complaints: [], ...(outcome === "failed" && { exchange }) };
}

test("a token that all operations refuse has expired; what is to be refused says nothing", () => {
  const { after } = stop();
  for (const operation of [1, 1, 2, 2, 3]) {
    expect(after(resultOf(operation, "failed"))).toBeUndefined();
    expect(after(resultOf(operation, "passed", 400))).toBeUndefined();
    expect(after(resultOf(operation, "passed", 401))).toBeUndefined();
  }
  expect(after(resultOf(4, "failed"))).toMatch(/^The token of writer was good at the beginning and is refused by now/);
});

test("an operation that refuses a good token is a departure, and so are some now and then", () => {
  const { after } = stop();
  for (let count = 0; count < 60; count++) expect(after(resultOf(1, "failed"))).toBeUndefined();
  const other = stop();
  for (let count = 0; count < 60; count++)
    expect(other.after(resultOf(count, count % 5 === 4 ? "passed" : "failed"))).toBeUndefined();
});
