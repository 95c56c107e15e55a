import { expect, test } from "vitest";
import { parseWorkflows } from "./document.ts";

const step = { stepId: "borrow", operationId: "borrowBook" };
const documentOf = (workflow: object, more: object = {}) => ({
  arazzo: "1.0.1",
  info: { title: "Library", version: "1" },
  sourceDescriptions: [],
  workflows: [{ workflowId: "loan", steps: [step], ...workflow }],
  ...more,
});

test("adds the workflow's parameters to each step that does not override them", () => {
  const parameters = [{ name: "id", in: "path", value: "$inputs.id" }];
  const overriding = { ...step, stepId: "overriding", parameters: [{ name: "id", in: "path", value: "7" }] };
  const [workflow] = parseWorkflows(documentOf({ parameters, steps: [step, overriding] }));
  expect(workflow?.steps.map((each) => each.parameters?.map(({ value }) => value))).toEqual([["$inputs.id"], ["7"]]);
});

test.each([
  [
    "another version",
    documentOf({}, { arazzo: "2.0.0" }),
    'at /arazzo must match pattern "^1\\.0\\.\\d+$", but received "2.0.0"',
  ],
  ["components", documentOf({}, { components: {} }), "The Arazzo document has the field components"],
  ["a dependency on other workflows", documentOf({ dependsOn: ["other"] }), "at /workflows/0 has the field dependsOn"],
  [
    "a workflow in a step",
    documentOf({ steps: [{ ...step, workflowId: "other" }] }),
    "at /workflows/0/steps/0 has the field workflowId",
  ],
  [
    "a request body that is not JSON",
    documentOf({ steps: [{ ...step, requestBody: { contentType: "text/csv" } }] }),
    'must be equal to constant, but received "text/csv"',
  ],
  [
    "a criterion that is not simple",
    documentOf({ steps: [{ ...step, successCriteria: [{ condition: "$.data[0]", type: "jsonpath" }] }] }),
    '/successCriteria/0/type must be equal to constant, but received "jsonpath"',
  ],
  [
    "a goto without a step",
    documentOf({ steps: [{ ...step, onSuccess: [{ name: "on", type: "goto" }] }] }),
    "'stepId'",
  ],
  [
    "a retry after a success",
    documentOf({ steps: [{ ...step, onSuccess: [{ name: "again", type: "retry" }] }] }),
    '/onSuccess/0/type must be equal to one of the allowed values: goto, end, but received "retry"',
  ],
])("rejects %s", (_, document, message) => {
  expect(() => parseWorkflows(document)).toThrow(message);
});

test("rejects an invalid condition and quotes it", () => {
  const successCriteria = [{ condition: "$statusCode = 200" }];
  expect(() => parseWorkflows(documentOf({ steps: [{ ...step, successCriteria }] }))).toThrow("$statusCode = 200");
});

test("allows extensions anywhere", () => {
  expect(parseWorkflows(documentOf({ "x-owner": "library", steps: [{ ...step, "x-note": 1 }] }))).toHaveLength(1);
});
