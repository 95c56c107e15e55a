import { expect, test } from "vitest";
import type { Intercept } from "../testing/notes.ts";
import { runNotes } from "../testing/run-notes.ts";

async function runAgainst(intercept: Intercept) {
  const { report, requests } = await runNotes({}, intercept);
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
