import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import type { Plan } from "../plan/plan.ts";
import { hasPassed } from "../report/report.ts";
import { type Intercept, plan, runNotes as run, token } from "../testing/notes.ts";

const brokenList: Intercept = ({ method, url }, response) => {
  if (method !== "GET" || !url?.startsWith("/notes")) return false;
  response.writeHead(200, { "Content-Type": "application/json" }).end('[{"id":"one"}]');
  return true;
};

test("passes a correct server and reports the target, contract, plan and seed", async () => {
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

test("rejects a plan with an unknown name before the first request", async () => {
  const requests: string[] = [];
  const running = run(
    { plan: { ...plan, scenarios: { listNote: {} } } },
    (request) => requests.push(`${request.url}`) > 0,
  );
  await expect(running).rejects.toThrow(/listNote\. Did you mean listNotes\?/);
  expect(requests).toEqual([]);
});

test("stops at the first failure with `bail` and counts the rest as not run", async () => {
  const { report } = await run({ bail: true }, brokenList);
  expect(report.counts.failed).toBe(1);
  expect(report.counts.notRun).toBeGreaterThan(0);
  expect(report.stopped).toContain("listNotes > 200 > example request");
});

test("sends no write requests to a read-only target, not even invalid ones", async () => {
  const outsiderIds: Plan["outsiderIds"] = async (context) => [await context.callForText("writeNote", "/id")];
  const { report, requests } = await run({ plan: { ...plan, outsiderIds }, writes: false });
  expect(requests.filter((request) => !/^(GET|HEAD|OPTIONS) /.test(request))).toEqual([]);
  expect(report.skipped[0]?.reason).toContain("--allow-writes");
  expect(
    report.results.filter(({ operationId }) => operationId === "writeNote").map(({ outcome }) => outcome),
  ).not.toContain("passed");
});

test("skips an operation after five requests without a response", async () => {
  const { report } = await run({}, ({ method }, response) => (method === "POST" ? Boolean(response.destroy()) : false));
  const written = report.results.filter(({ operationId }) => operationId === "writeNote");
  expect(written.filter(({ outcome }) => outcome === "failed")).toHaveLength(5);
  expect(written.at(-1)?.reason).toContain("writeNote did not respond 5 times in a row");
  expect(report.stopped).toBeUndefined();
});

test("stops and reports the results so far when the target stops responding", async () => {
  let count = 0;
  const { report } = await run({}, (_, response) => (++count > 3 ? Boolean(response.destroy()) : false));
  expect(report.stopped).toMatch(/^\d+ requests in a row got no response. The last one: (GET|POST) http.*closed/);
  expect(report.counts.passed).toBe(3);
});

test.each<[string, (response: ServerResponse) => unknown]>([
  ["sends nothing", () => undefined],
  ["sends one byte at a time", (response) => setInterval(() => response.write(" "), 20).unref()],
])("stops after one timeout if the server %s", async (_, hang) => {
  let count = 0;
  const { report, requests } = await run({ timeout: 300 }, (_, response) => {
    const hangs = ++count > 3;
    if (hangs) hang(response);
    return hangs;
  });
  expect(report.stopped).toMatch(/^The server stopped responding: .* timed out after 300 ms/);
  expect(report.counts.failed).toBe(1);
  // The request that timed out, and a request that checks whether the server still responds.
  expect(requests).toHaveLength(5);
});

test("stops at a signal without waiting for the rate, and reports the results so far", async () => {
  const controller = new AbortController();
  const { report } = await run({ rate: 1, signal: controller.signal, onResult: () => controller.abort() });
  expect(report.stopped).toBe("The run was interrupted.");
  expect(report.results).toHaveLength(1);
});

test("reports resources that could not be removed", async () => {
  const { report } = await run({
    plan: {
      ...plan,
      async outsiderIds(context) {
        context.onCleanUp(() => Promise.reject(new Error("The note is stuck.")));
        return [];
      },
    },
  });
  expect(report.leftovers).toEqual([{ what: "The note is stuck.", count: 1, ids: [] }]);
});

test("fails only the test case if its request in the plan throws", async () => {
  const success = () => {
    throw new TypeError("no such note");
  };
  const { report } = await run({ plan: { ...plan, operations: { listNotes: { success } } } });
  const [first] = report.results.filter(({ operationId }) => operationId === "listNotes");
  expect(first?.failures[0]?.message).toContain("TypeError: no such note");
  expect(report.counts.passed).toBeGreaterThan(0);
});

test("does not count expected failures, and reports outdated ones as problems", async () => {
  const all = await run({}, brokenList);
  const names = all.report.results.filter(({ outcome }) => outcome === "failed").map(({ name }) => name);
  const expected = await run({ expectedFailures: names }, brokenList);
  expect(expected.report.counts).toMatchObject({ failed: 0, expected: names.length });
  expect(expected.report.problems).toEqual([]);
  const fixed = await run({ expectedFailures: ["listNotes > 200 > example request", "nothing"] });
  expect(fixed.report.problems).toEqual([
    expect.stringMatching(/"listNotes > 200 > example request" is expected to fail, but passed/),
    expect.stringContaining('No test has the name "nothing"'),
  ]);
});

test("redacts tokens in the report", async () => {
  const { report } = await run({}, ({ headers }, response) => {
    response.writeHead(500).end(`Bad token: ${headers.authorization}`);
    return true;
  });
  const text = JSON.stringify(report.results, (key, value) => (key === "operation" ? undefined : value));
  expect(text).not.toContain(token);
  expect(text).toContain('"Authorization":"Bearer $TOKEN"');
  expect(text).toContain("Bad token: Bearer $TOKEN");
  expect(text).toContain('"Authorization":"Bearer malformed"');
});

test("fails a run that ended early, even if no test failed", async () => {
  const controller = new AbortController();
  const { report } = await run({ signal: controller.signal, onResult: () => controller.abort() });
  expect(report).toMatchObject({ counts: { passed: 1, failed: 0 }, problems: [] });
  expect(hasPassed(report)).toBe(false);
});

test("fails a run in which every test was skipped", async () => {
  const { report } = await run({ writes: false, only: ["writeNote > 201"] });
  expect(report.counts).toMatchObject({ passed: 0, failed: 0 });
  expect(report.problems).toEqual([expect.stringContaining("nothing was verified")]);
  expect(hasPassed(report)).toBe(false);
});

async function runAgainst(intercept: Intercept) {
  const { report, requests } = await run({}, intercept);
  return { byName: new Map(report.results.map((each) => [each.name, each])), stopped: report.stopped, requests };
}

const health = "getHealth > 200 > example request";

test.each<[string, Intercept]>([
  ["a gateway error", (_, response) => Boolean(response.writeHead(502).end("<html>"))],
  ["a broken connection", (_, response) => Boolean(response.destroy())],
])("retries once after %s and reports a failure with a passed retry", async (_, disturbResponse) => {
  let count = 0;
  const intercept: Intercept = (request, response) =>
    request.url === "/health" && count++ === 0 && disturbResponse(request, response);
  const { byName } = await runAgainst(intercept);
  expect(byName.get(health)).toMatchObject({ outcome: "failed", retry: "passed" });
});

test("does not retry the API's own errors", async () => {
  const { byName, requests } = await runAgainst(
    ({ url }, response) => url === "/health" && Boolean(response.writeHead(500).end("{}")),
  );
  expect(byName.get(health)).not.toHaveProperty("retry");
  const tests = [...byName.keys()].filter((name) => name.startsWith("getHealth"));
  expect(requests.filter((request) => request.endsWith("/health")).length).toBeLessThanOrEqual(tests.length);
});

test("stops retrying an operation whose retry fails", async () => {
  const { byName } = await runAgainst(
    ({ method }, response) => method === "POST" && Boolean(response.writeHead(503).end()),
  );
  const retried = [...byName.values()].filter((result) => result.retry !== undefined);
  expect(retried.map((result) => result.retry)).toEqual(["failed"]);
});

test("continues after occasional connection errors", async () => {
  let count = 0;
  const { stopped } = await runAgainst((_, response) => ++count % 3 === 0 && Boolean(response.destroy()));
  expect(stopped).toBeUndefined();
});
