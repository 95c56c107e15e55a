import { createMock } from "@crewkit/mock";
import { listOperations } from "@crewkit/openapi";
import { describe, expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import { type Result, runConformance } from "../index.ts";
import { mockTarget } from "../plans/crewkit/common/mock.ts";
import { select } from "../run/suite.ts";

// One run for all tests, outside of the tests, so that their timeout does not apply.
const target = mockTarget(createMock());
const { contract, plan } = suite.spec;
const options = { contract, plan, target, closed: true };
const estimate = select(suite.tasks, options).loads.reduce((sum, load) => sum + load.requests, 0);
const { results, coverage, leftovers, requests } = await runConformance(options, suite);

describe("the mock conforms to the contract", () => {
  test.each([...Map.groupBy(results, ({ operationId }) => operationId)])("%s", (_, tests) => {
    expect(tests.flatMap(failuresOf)).toEqual([]);
  });
});

test("receives every documented status of every operation", () => {
  expect(coverage.filter(({ missing, skipped }) => missing.length > 0 || skipped.length > 0)).toEqual([]);
});

test("the plan has a request with status 422 for each operation with x-invalid-state", () => {
  const rejectable = listOperations(contract).filter(({ invalidState }) => invalidState !== undefined);
  const ids = rejectable.map(({ operationId }) => operationId);
  expect(ids).not.toEqual([]);
  expect(ids.filter((id) => !plan.operations?.[id]?.errors?.[422])).toEqual([]);
});

test("removes everything that the run created", () => expect(leftovers).toEqual([]));

test("skips only tests that cannot run against the mock", () => {
  const skipped = results.filter(({ outcome }) => outcome === "skipped");
  // The list may only get shorter.
  expect(Object.fromEntries(skipped.map(({ name, reason }) => [name, reason]))).toEqual({
    "challengeConvention > hierarchy body convention_id": expect.stringContaining(
      "createConvention rejected the plan's request under another parent with 403.",
    ),
  });
});

test("estimates the number of requests", () => {
  expect(estimate).toBeGreaterThan(0.7 * requests);
  expect(estimate).toBeLessThan(1.4 * requests);
});

function failuresOf({ name, failures }: Result): string[] {
  return failures.map(({ check, message }) => `${name}: ${check}: ${message}`);
}
