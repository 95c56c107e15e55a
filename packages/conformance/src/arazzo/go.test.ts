import { expect, test } from "vitest";
import type { Came, Draft } from "../http/draft.ts";
import type { Steps } from "../walks/walk.ts";
import { readWorkflows } from "./document.ts";
import { goWorkflow } from "./go.ts";

// Goes a workflow whose answers are these, one after the other, and tells what was sent and complained of.
async function go(steps: object[], answers: [status: number, body?: unknown][]) {
  const heard = { sent: [] as Draft[], complaints: [] as string[], passed: 0 };
  const documents = { arazzo: "1.0.1", workflows: [{ workflowId: "loan", steps }] };
  const [workflow] = readWorkflows(documents);
  if (!workflow) throw new Error("There is no workflow.");
  const fake = {
    world: {
      law: { operation: (operationId: string) => ({ operationId, method: "post", path: "/" }) },
      pass: async (seconds: number) => {
        heard.passed += seconds;
      },
    },
    async ask(draft: Draft): Promise<Came> {
      heard.sent.push(draft);
      const [status, body] = answers.shift() ?? [500];
      return { draft, status, body, headers: new Headers({ ETag: "7" }) };
    },
    expect(condition: boolean, message: string) {
      if (!condition) heard.complaints.push(message);
    },
  };
  await goWorkflow(workflow, { token: "secret" }, fake as unknown as Steps);
  return heard;
}

const begin = { stepId: "begin", operationId: "beginLoan", outputs: { id: "$response.body#/data/id" } };
const end = { stepId: "end", operationId: "endLoan" };

test("a step gets what the inputs and the steps before it gave, also inside a text", async () => {
  const parameters = [
    { name: "Authorization", in: "header", value: "Bearer {$inputs.token}" },
    { name: "id", in: "path", value: "$steps.begin.outputs.id" },
  ];
  const requestBody = { payload: { loan: { id: "$steps.begin.outputs.id", etag: "$response.header.ETag" }, days: 3 } };
  const { sent } = await go([begin, { ...end, parameters, requestBody }], [[201, { data: { id: 7 } }], [200]]);
  expect(sent[1]).toMatchObject({
    headers: { Authorization: "Bearer secret" },
    path: { id: "7" },
    body: { loan: { id: 7, etag: "7" }, days: 3 },
    token: null,
  });
});

test("a failure is retried as often as its action says, after its time", async () => {
  const onFailure = [
    { name: "again", type: "retry", retryAfter: 5, retryLimit: 2, criteria: [{ condition: "$statusCode == 400" }] },
  ];
  const patient = { ...end, onFailure };
  expect(await go([patient], [[400], [400], [200]])).toMatchObject({ complaints: [], passed: 10 });
  const { complaints } = await go([patient], [[400], [400], [400]]);
  expect(complaints).toEqual([expect.stringContaining("Step end (endLoan) wants the status to be a success")]);
  expect((await go([patient], [[409]])).sent).toHaveLength(1);
});

test("goto leads to its step, and end ends: well after a success, with a complaint after a failure", async () => {
  const jump = { ...begin, onSuccess: [{ name: "over", type: "goto", stepId: "end" }] };
  const skipped = { stepId: "skipped", operationId: "skip" };
  const { sent } = await go([jump, skipped, end], [[200, {}], [200]]);
  expect(sent.map(({ operation }) => operation.operationId)).toEqual(["beginLoan", "endLoan"]);
  const stop = [{ name: "stop", type: "end" }];
  expect(await go([{ ...begin, onSuccess: stop }, end], [[200, {}]])).toMatchObject({ complaints: [] });
  expect((await go([{ ...begin, onFailure: stop }, end], [[500]])).complaints).toHaveLength(1);
});

test("the complaint shows the criterion that does not hold, and what came", async () => {
  const successCriteria = [{ condition: "$statusCode == 200" }, { condition: "$response.body#/state == 'done'" }];
  const { complaints } = await go([{ ...end, successCriteria }], [[200, { state: "open" }]]);
  expect(complaints).toEqual([
    `Step end (endLoan) wants $response.body#/state == 'done', but the answer is 200: {"state":"open"}`,
  ]);
});

test("a workflow that goes in a circle ends with an error", async () => {
  const round = { ...end, onFailure: [{ name: "round", type: "goto", stepId: "end" }] };
  await expect(go([round], [])).rejects.toThrow("The workflow loan does not end in 200 requests.");
});
