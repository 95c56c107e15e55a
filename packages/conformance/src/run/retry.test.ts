import { expect, test } from "vitest";
import type { Intercept } from "../testing/notes.ts";
import { runNotes } from "../testing/run-notes.ts";

// What came of a case by name, against a server that is disturbed.
async function runAgainst(intercept: Intercept) {
  const { report, requests } = await runNotes({}, intercept);
  return { byName: new Map(report.results.map((each) => [each.name, each])), stopped: report.stopped, requests };
}

const health = "getHealth > 200 > as in the example";

test.each<[string, Intercept]>([
  ["a gateway's answer", (_, response) => Boolean(response.writeHead(502).end("<html>"))],
  ["a broken connection", (_, response) => Boolean(response.destroy())],
])("after %s it is tried once more: the failure stays, and says that it passed then", async (_, disturbResponse) => {
  let count = 0;
  const intercept: Intercept = (request, response) =>
    request.url === "/health" && count++ === 0 && disturbResponse(request, response);
  const { byName } = await runAgainst(intercept);
  expect(byName.get(health)).toMatchObject({ outcome: "failed", retry: "passed" });
});

test("what the API itself answers is not tried again", async () => {
  const { byName, requests } = await runAgainst(
    ({ url }, response) => url === "/health" && Boolean(response.writeHead(500).end("{}")),
  );
  expect(byName.get(health)).not.toHaveProperty("retry");
  expect(requests.filter((request) => request.endsWith("/health")).length).toBeLessThan(4);
});

test("where it is no better the second time, the operation is not tried twice any more", async () => {
  const { byName } = await runAgainst(
    ({ method }, response) => method === "POST" && Boolean(response.writeHead(503).end()),
  );
  const again = [...byName.values()].filter((result) => result.retry !== undefined);
  expect(again.map((result) => result.retry)).toEqual(["failed"]);
});

test("a line that breaks now and then does not end the run", async () => {
  let count = 0;
  const { stopped } = await runAgainst((_, response) => ++count % 3 === 0 && Boolean(response.destroy()));
  expect(stopped).toBeUndefined();
});
