import { expect, onTestFinished, test } from "vitest";
import { definePlan } from "../plan/plan.ts";
import { runConformance } from "../run/run.ts";
import { serve } from "../testing/serve.ts";
import { contractOf } from "../testing/spec.ts";
import { formatCoverage } from "./text.ts";

const response = { description: "" };
const listNotes = { operationId: "listNotes", responses: { 200: response } };
const writeNote = { operationId: "writeNote", responses: { 201: response, 401: response, 422: response } };
const contract = contractOf({ paths: { "/notes": { get: listNotes, post: writeNote } } });
const plan = definePlan({ name: "notes", actors: ["writer"], errorStatuses: {} });

async function run(only: string[] = []) {
  const server = await serve(({ method }) => new Response(null, { status: method === "POST" ? 401 : 200 }));
  onTestFinished(server.close);
  const target = { name: "notes", ...server, tokens: {}, writes: true, capabilities: {} };
  return runConformance({ contract, plan, target, only });
}

test("lists the documented statuses that were received and that are missing", async () => {
  const report = await run();
  expect(report.coverage).toEqual([
    { operationId: "listNotes", received: ["200"], missing: [] },
    { operationId: "writeNote", received: ["401"], missing: ["201", "422"] },
  ]);
  expect(formatCoverage(report)).toBe("2 of 4 documented statuses were received.");
});

test("omits coverage if only some of the tests were selected", async () => {
  const report = await run(["listNotes > 200"]);
  expect(report.coverage).toEqual([]);
  expect(formatCoverage(report)).toBeUndefined();
});
