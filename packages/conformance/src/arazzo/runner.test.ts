import { expect, test } from "vitest";
import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import type { ScenarioSteps } from "../scenarios/scenario.ts";
import { parseWorkflows } from "./document.ts";
import { runWorkflow } from "./runner.ts";

async function runSteps(steps: object[], responses: [status: number, body?: unknown][]) {
  const log = { sent: [] as RequestDraft[], failures: [] as string[], waited: 0 };
  const documents = { arazzo: "1.0.1", workflows: [{ workflowId: "loan", steps }] };
  const [workflow] = parseWorkflows(documents);
  if (!workflow) throw new Error("There is no workflow.");
  const fake = {
    context: {
      spec: { operation: (operationId: string) => ({ operationId, method: "post", path: "/" }) },
      advanceTime: async (seconds: number) => {
        log.waited += seconds;
      },
    },
    async sendAnyStatus(draft: RequestDraft): Promise<ParsedResponse> {
      log.sent.push(draft);
      const [status, body] = responses.shift() ?? [500];
      return { draft, status, body, headers: new Headers({ ETag: "7" }) };
    },
    expect(condition: boolean, message: string) {
      if (!condition) log.failures.push(message);
    },
  };
  await runWorkflow(workflow, { token: "secret" }, fake as unknown as ScenarioSteps);
  return log;
}

const begin = { stepId: "begin", operationId: "beginLoan", outputs: { id: "$response.body#/data/id" } };
const end = { stepId: "end", operationId: "endLoan" };

test("resolves inputs and outputs of earlier steps, also within strings", async () => {
  const parameters = [
    { name: "Authorization", in: "header", value: "Bearer {$inputs.token}" },
    { name: "id", in: "path", value: "$steps.begin.outputs.id" },
  ];
  const requestBody = { payload: { loan: { id: "$steps.begin.outputs.id", etag: "$response.header.ETag" }, days: 3 } };
  const { sent } = await runSteps([begin, { ...end, parameters, requestBody }], [[201, { data: { id: 7 } }], [200]]);
  expect(sent[1]).toMatchObject({
    headers: { Authorization: "Bearer secret" },
    path: { id: "7" },
    body: { loan: { id: 7, etag: "7" }, days: 3 },
    token: null,
  });
});

test("retries a failed step up to its limit, after its delay", async () => {
  const onFailure = [
    { name: "again", type: "retry", retryAfter: 5, retryLimit: 2, criteria: [{ condition: "$statusCode == 400" }] },
  ];
  const retrying = { ...end, onFailure };
  expect(await runSteps([retrying], [[400], [400], [200]])).toMatchObject({ failures: [], waited: 10 });
  const { failures } = await runSteps([retrying], [[400], [400], [400]]);
  expect(failures).toEqual([expect.stringContaining("Step end (endLoan): expected a success status")]);
  expect((await runSteps([retrying], [[409]])).sent).toHaveLength(1);
});

test("goto continues at the named step, and end passes after a success or fails after a failure", async () => {
  const jump = { ...begin, onSuccess: [{ name: "over", type: "goto", stepId: "end" }] };
  const skipped = { stepId: "skipped", operationId: "skip" };
  const { sent } = await runSteps([jump, skipped, end], [[200, {}], [200]]);
  expect(sent.map(({ operation }) => operation.operationId)).toEqual(["beginLoan", "endLoan"]);
  const stop = [{ name: "stop", type: "end" }];
  expect(await runSteps([{ ...begin, onSuccess: stop }, end], [[200, {}]])).toMatchObject({ failures: [] });
  expect((await runSteps([{ ...begin, onFailure: stop }, end], [[500]])).failures).toHaveLength(1);
});

test("reports the unmet criterion and the response", async () => {
  const successCriteria = [{ condition: "$statusCode == 200" }, { condition: "$response.body#/state == 'done'" }];
  const { failures } = await runSteps([{ ...end, successCriteria }], [[200, { state: "open" }]]);
  expect(failures).toEqual([
    `Step end (endLoan): expected $response.body#/state == 'done', but received 200: {"state":"open"}`,
  ]);
});

test("throws if a workflow loops", async () => {
  const loop = { ...end, onFailure: [{ name: "loop", type: "goto", stepId: "end" }] };
  await expect(runSteps([loop], [])).rejects.toThrow(/loan did not end after 200 requests/);
});
