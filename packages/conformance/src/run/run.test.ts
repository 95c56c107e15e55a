import { expect, test } from "vitest";
import type { Plan } from "../base/plan.ts";
import { hasPassed } from "../report/report.ts";
import plan from "../testing/library/plan.ts";
import { runLibrary } from "../testing/library/run-library.ts";
import type { Override } from "../testing/library/server.ts";

const only = ["listShelves > 200", "createShelf > 4"];
const run = (options: Parameters<typeof runLibrary>[0]) => runLibrary({ only, ...options });

/** Overrides one operation. */
function override(operationId: string, handle: Override): Override {
  return (request, respond) => (request.operationId === operationId ? handle(request, respond) : respond());
}

/** Overrides the requests with these positions. */
function overrideRequests(isOverridden: (position: number) => boolean, handle: Override): Override {
  let position = 0;
  return (request, respond) => (isOverridden(++position) ? handle(request, respond) : respond());
}

const closeConnection = () => {
  throw new Error("The connection was closed.");
};

test("stops at the first failure with `bail`, and counts the rest as not run", async () => {
  const report = await run({ bail: true, override: override("listShelves", () => ({ status: 500 })) });
  expect(report.counts).toMatchObject({ passed: 0, failed: 1, notRun: expect.any(Number) });
  expect(report.stopped).toContain("listShelves > 200 > example request");
});

test("sends no write requests to a read-only target, not even invalid ones", async () => {
  const outsiderIds: Plan["outsiderIds"] = async (context) => [await context.callForText("createShelf", "/slug")];
  const { sent, skipped } = await run({ plan: { ...plan, outsiderIds }, writes: false });
  expect(sent.filter((request) => !/^(GET|HEAD|OPTIONS) /.test(request))).toEqual([]);
  expect(skipped[0]?.reason).toContain("--allow-writes");
});

test("skips an operation after five requests without a response", async () => {
  const { results, stopped } = await run({ override: override("createShelf", closeConnection) });
  const creations = results.filter(({ operationId }) => operationId === "createShelf");
  expect(creations.filter(({ outcome }) => outcome === "failed")).toHaveLength(5);
  expect(creations.at(-1)?.reason).toContain("createShelf did not respond 5 times in a row");
  expect(stopped).toBeUndefined();
});

test("stops and reports the results so far when the target stops responding", async () => {
  const { stopped, counts } = await run({ override: overrideRequests((position) => position > 3, closeConnection) });
  expect(stopped).toMatch(/^\d+ requests in a row got no response. The last one: (GET|POST) http.*closed/);
  expect(counts.passed).toBeGreaterThan(0);
});

test("stops after one timeout if the server hangs", async () => {
  const hang = overrideRequests(
    (position) => position > 3,
    () => new Promise(() => {}),
  );
  const report = await run({ timeout: 300, override: hang });
  expect(report.stopped).toMatch(/^The server stopped responding: .* timed out after 300 ms/);
  // The request that timed out, and a request that checks whether the server still responds.
  expect(report.sent).toHaveLength(5);
});

test("stops at a signal without waiting for the rate, and fails", async () => {
  const controller = new AbortController();
  const report = await run({ rate: 1, signal: controller.signal, onResult: () => controller.abort() });
  expect(report).toMatchObject({ stopped: "The run was interrupted.", counts: { passed: 1, failed: 0 }, problems: [] });
  expect(hasPassed(report)).toBe(false);
});

test("groups failed clean-up steps whose messages differ only in ids", async () => {
  const outsiderIds: Plan["outsiderIds"] = async (context) => {
    for (const problem of ["Could not log out.", "Could not delete a-1.", "Could not delete a-2."])
      context.onCleanUp(() => Promise.reject(new Error(problem)));
    return [];
  };
  const { leftovers } = await run({ plan: { ...plan, outsiderIds } });
  expect(leftovers).toHaveLength(2);
  expect(leftovers).toContainEqual({ what: expect.stringMatching(/^Could not delete a-/), count: 2, ids: [] });
  expect(leftovers).toContainEqual({ what: "Could not log out.", count: 1, ids: [] });
});

test("fails only the test case if its request in the plan throws", async () => {
  const success = () => {
    throw new TypeError("no such shelf");
  };
  const { results, counts } = await run({ plan: { ...plan, operations: { listShelves: { success } } } });
  expect(results[0]?.failures[0]?.message).toContain("TypeError: no such shelf");
  expect(counts.passed).toBeGreaterThan(0);
});

test("reports expected failures that pass or do not exist as problems", async () => {
  const { problems } = await run({ expectedFailures: ["listShelves > 200 > example request", "nothing"] });
  expect(problems).toEqual([
    expect.stringMatching(/"listShelves > 200 > example request" is expected to fail, but passed/),
    expect.stringContaining('No test has the name "nothing"'),
  ]);
});

test("redacts tokens in the report", async () => {
  const { results } = await run({
    only: ["createShelf"],
    override: ({ headers }) => ({ status: 500, body: `Bad token: ${headers.get("Authorization")}` }),
  });
  const text = JSON.stringify(results, (key, value) => (key === "operation" ? undefined : value));
  expect(text).not.toContain("card-l-81");
  expect(text).toContain("Bad token: Bearer $TOKEN");
});

test.each<[string, string | undefined, Override]>([
  ["a gateway error", "passed", () => ({ status: 502 })],
  ["a broken connection", "passed", closeConnection],
  ["an error of the API, which is not retried", undefined, () => ({ status: 500 })],
])("reports a failure with its retry after %s", async (_, retry, disturb) => {
  const { results } = await run({ override: overrideRequests((position) => position === 1, disturb) });
  expect(results[0]).toMatchObject({ outcome: "failed" });
  expect(results[0]?.retry).toBe(retry);
});
