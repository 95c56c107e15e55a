import { expect, test } from "vitest";
import type { Contract } from "../../src/index.ts";
import { recordWorkflows } from "./record.ts";

const responses = { 200: { description: "Success" } };
const contract = {
  openapi: "3.1.0",
  info: { title: "Library", version: "1" },
  paths: {
    "/loans": { post: { operationId: "beginLoan", responses } },
    "/loans/{id}": { patch: { operationId: "endLoan", responses } },
  },
} satisfies Contract;

const success = [{ condition: "$statusCode == 200" }];
const begin = { stepId: "begin", operationId: "beginLoan", outputs: { id: "$response.body#/data/id" } };
const end = {
  stepId: "end",
  operationId: "endLoan",
  parameters: [
    { name: "id", in: "path", value: "$steps.begin.outputs.id" },
    { name: "notify", in: "query", value: "$inputs.email" },
    { name: "Authorization", in: "header", value: "Bearer {$inputs.token}" },
  ],
  requestBody: { contentType: "application/json", payload: { days: 3, loan: "$steps.begin.outputs.id" } },
  successCriteria: success,
};

async function record(steps: object[], ...received: [status: number, body: object][]) {
  const target = {
    sent: [] as [path: string, init: RequestInit][],
    waited: 0,
    async fetch(path: string, init: RequestInit) {
      target.sent.push([path, init]);
      const [status, body] = received.shift() ?? [500, {}];
      return Response.json(body, { status });
    },
    advanceTime(seconds: number) {
      target.waited += seconds;
    },
  };
  const document = { arazzo: "1.0.1", workflows: [{ workflowId: "loan", steps }] };
  const inputs = { token: "secret", email: "a@b.example" };
  return { target, recorded: await recordWorkflows(contract, document, inputs, () => target) };
}

test("resolves inputs and outputs of earlier steps", async () => {
  const { target, recorded } = await record([begin, end], [201, { data: { id: 7 } }], [200, { data: {} }]);
  expect(target.sent[1]).toMatchObject([
    "/loans/7?notify=a%40b.example",
    { method: "PATCH", headers: { Authorization: "Bearer secret" }, body: '{"days":3,"loan":7}' },
  ]);
  const values = { path: { id: "7" }, query: { notify: "a@b.example" }, body: { days: 3, loan: 7 } };
  expect(recorded.loan?.[1]).toEqual({ stepId: "end", ...values, status: 200, response: { data: {} } });
});

const onFailure = [
  { name: "again", type: "retry", retryAfter: 5, retryLimit: 2, criteria: [{ condition: "$statusCode == 400" }] },
];
const retrying = { ...begin, successCriteria: success, onFailure };

test("retries a failed step up to its limit, after its delay", async () => {
  const { recorded, target } = await record([retrying], [400, {}], [400, {}], [200, { data: { id: 7 } }]);
  expect(recorded.loan).toMatchObject([{ status: 200 }]);
  expect(target.waited).toBe(10);
  await expect(record([retrying], [400, {}], [400, {}], [400, {}])).rejects.toThrow("received 400");
});

test("names the unmet criterion and the response", async () => {
  const successCriteria = [...success, { condition: "$response.body#/state == 'done'" }];
  await expect(record([{ ...begin, successCriteria }], [200, { state: "open" }])).rejects.toThrow(
    `loan > begin: Expected $response.body#/state == 'done', but received 200: {"state":"open"}`,
  );
});

test.each([
  ["a field", { ...begin, dependsOn: ["other"] }, "Cannot record the dependsOn"],
  ["an action", { ...begin, onFailure: [{ name: "stop", type: "end" }] }, 'Cannot record the type "end"'],
  [
    "a condition",
    { ...begin, successCriteria: [{ condition: "!$inputs.a" }] },
    "Cannot record the condition !$inputs.a",
  ],
  ["an expression", { ...begin, outputs: { url: "$url" } }, "loan > begin: Cannot record the expression $url"],
  ["an operation", { ...begin, operationId: "lend" }, "loan > begin: The contract has no operation lend"],
])("rejects %s that it does not support", async (_, step, message) => {
  await expect(record([step], [200, {}])).rejects.toThrow(message);
});
