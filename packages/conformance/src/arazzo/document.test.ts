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

test("a workflow's parameters go to each step that does not name them itself", () => {
  const parameters = [{ name: "id", in: "path", value: "$inputs.id" }];
  const own = { ...step, stepId: "own", parameters: [{ name: "id", in: "path", value: "7" }] };
  const [workflow] = parseWorkflows(documentOf({ parameters, steps: [step, own] }));
  expect(workflow?.steps.map((each) => each.parameters?.map(({ value }) => value))).toEqual([["$inputs.id"], ["7"]]);
});

test.each([
  [
    "another version",
    documentOf({}, { arazzo: "2.0.0" }),
    'at /arazzo must match pattern "^1\\.0\\.\\d+$", but has "2.0.0"',
  ],
  ["components", documentOf({}, { components: {} }), "The Arazzo document has the field components"],
  ["what depends on others", documentOf({ dependsOn: ["other"] }), "at /workflows/0 has the field dependsOn"],
  [
    "a workflow in a step",
    documentOf({ steps: [{ ...step, workflowId: "other" }] }),
    "at /workflows/0/steps/0 has the field workflowId",
  ],
  [
    "a form",
    documentOf({ steps: [{ ...step, requestBody: { contentType: "text/csv" } }] }),
    'must be equal to constant, but has "text/csv"',
  ],
  [
    "a criterion that is no simple one",
    documentOf({ steps: [{ ...step, successCriteria: [{ condition: "$.data[0]", type: "jsonpath" }] }] }),
    '/successCriteria/0/type must be equal to constant, but has "jsonpath"',
  ],
  [
    "a goto without a step",
    documentOf({ steps: [{ ...step, onSuccess: [{ name: "on", type: "goto" }] }] }),
    "'stepId'",
  ],
  [
    "a retry after a success",
    documentOf({ steps: [{ ...step, onSuccess: [{ name: "again", type: "retry" }] }] }),
    '/onSuccess/0/type must be equal to one of the allowed values: goto, end, but has "retry"',
  ],
])("%s: an error says what the suite does not know", (_, document, message) => {
  expect(() => parseWorkflows(document)).toThrow(message);
});

test("an error shows a condition that can't be read", () => {
  const successCriteria = [{ condition: "$statusCode = 200" }];
  expect(() => parseWorkflows(documentOf({ steps: [{ ...step, successCriteria }] }))).toThrow("$statusCode = 200");
});

test("extensions may stand anywhere", () => {
  expect(parseWorkflows(documentOf({ "x-owner": "library", steps: [{ ...step, "x-note": 1 }] }))).toHaveLength(1);
});
