import { expect, test } from "vitest";
import type { Plan } from "../plan/plan.ts";
import { hasPassed } from "../report/report.ts";
import { type Intercept, plan, token } from "../testing/notes.ts";
import { runNotes as run } from "../testing/run-notes.ts";

const brokenList: Intercept = ({ method, url }, response) => {
  if (method !== "GET" || !url?.startsWith("/notes")) return false;
  response.writeHead(200, { "Content-Type": "application/json" }).end('[{"id":"one"}]');
  return true;
};

test("a good server passes in all; the report says of what, by what, and how long", async () => {
  const { report, requests } = await run({ seed: 7 });
  expect(report.counts).toMatchObject({ failed: 0, skipped: 0, notRun: 0 });
  expect(report).toMatchObject({
    target: "notes",
    contract: { title: "Notes", version: "1.0" },
    plan: "notes",
    seed: 7,
  });
  expect(report.requests).toBe(requests.length);
  expect(new Date(report.startedAt).toISOString()).toBe(report.startedAt);
});

test("`bail` ends at the first failure, and what is left is counted", async () => {
  const { report } = await run({ bail: true }, brokenList);
  expect(report.counts.failed).toBe(1);
  expect(report.counts.notRun).toBeGreaterThan(0);
  expect(report.stopped).toBe("It was to end at the first failure: listNotes > 200 > as in the example.");
});

test("a target that is only read gets no request that may write, not even one that would be refused", async () => {
  // Nor does the plan's own preparation.
  const outsiderIds: Plan["outsiderIds"] = async (context) => [await context.callForText("writeNote", "/id")];
  const { report, requests } = await run({ plan: { ...plan, outsiderIds }, writes: false });
  expect(requests.filter((request) => !request.startsWith("GET"))).toEqual([]);
  expect(report.skipped[0]?.reason).toBe("It writes, which needs --allow-writes.");
  expect(
    report.results.filter(({ operationId }) => operationId === "writeNote").map(({ outcome }) => outcome),
  ).not.toContain("passed");
});

test("where only one operation gives no answer, the rest of its cases is left out after five", async () => {
  const { report } = await run({}, ({ method }, response) => (method === "POST" ? Boolean(response.destroy()) : false));
  const written = report.results.filter(({ operationId }) => operationId === "writeNote");
  expect(written.filter(({ outcome }) => outcome === "failed")).toHaveLength(5);
  expect(written.at(-1)?.reason).toBe("writeNote gave no answer 5 times in a row: the rest of its cases was left out.");
  expect(report.stopped).toBeUndefined();
});

test("where nothing answers any more, the run ends and reports what was done", async () => {
  let count = 0;
  const { report } = await run({}, (_, response) => (++count > 3 ? Boolean(response.destroy()) : false));
  expect(report.stopped).toMatch(
    /^\d+ in a row got no answer; the last: (GET|POST) http.* got no answer that can be read: .*closed/,
  );
  expect(report.counts.passed).toBe(3);
});

test("at a signal it ends, waits for nobody, cleans up and reports what was done", async () => {
  const controller = new AbortController();
  const { report } = await run({ rate: 1, signal: controller.signal, onResult: () => controller.abort() });
  expect(report.stopped).toBe("It was interrupted.");
  expect(report.results).toHaveLength(1);
});

test("what could not be cleaned up is told", async () => {
  const { report } = await run({
    plan: {
      ...plan,
      async outsiderIds(context) {
        context.onCleanUp(() => Promise.reject(new Error("The note is stuck.")));
        return [];
      },
    },
  });
  expect(report.leftovers).toEqual(["The note is stuck."]);
});

test("a recipe that throws fails its case, and not the run", async () => {
  const success = () => {
    throw new TypeError("no such thing");
  };
  const { report } = await run({ plan: { ...plan, operations: { listNotes: { success } } } });
  const [first] = report.results.filter(({ operationId }) => operationId === "listNotes");
  expect(first?.failures[0]?.message).toContain("TypeError: no such thing");
  expect(report.counts.passed).toBeGreaterThan(0);
});

test("expected failures are none; one that passes, and a name that nothing has, are problems", async () => {
  const all = await run({}, brokenList);
  const names = all.report.results.filter(({ outcome }) => outcome === "failed").map(({ name }) => name);
  const expected = await run({ expectedFailures: names }, brokenList);
  expect(expected.report.counts).toMatchObject({ failed: 0, expected: names.length });
  expect(expected.report.problems).toEqual([]);
  const mended = await run({ expectedFailures: ["listNotes > 200 > as in the example", "nothing"] });
  expect(mended.report.problems).toEqual([
    '"listNotes > 200 > as in the example" is expected to fail, but passes: take it out of the expected failures.',
    'No case or walk has the name "nothing": take it out of the expected failures.',
  ]);
});

test("no token stands in a report", async () => {
  const { report } = await run({}, ({ headers }, response) => {
    response.writeHead(500).end(`Bad token: ${headers["x-token"]}`);
    return true;
  });
  const text = JSON.stringify(report.results, (key, value) => (key === "operation" ? undefined : value));
  expect(text).not.toContain(token);
  expect(text).toContain('"X-Token":"$TOKEN"');
  expect(text).toContain("Bad token: $TOKEN");
  expect(text).toContain('"X-Token":"garbled"');
});

test("a run that reached nothing is no good one", async () => {
  const { report } = await run({ writes: false, only: ["writeNote > 201"] });
  expect(report.counts).toMatchObject({ passed: 0, failed: 0 });
  expect([report.problems, hasPassed(report)]).toEqual([
    ["Nothing was reached, so nothing is known of the target: see the reasons."],
    false,
  ]);
});
