import { expect, test } from "vitest";
import { readWorkflows } from "./document.ts";

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
  const [workflow] = readWorkflows(documentOf({ parameters, steps: [step, own] }));
  expect(workflow?.steps.map((each) => each.parameters.map(({ value }) => value))).toEqual([["$inputs.id"], ["7"]]);
});

test.each([
  ["another version", documentOf({}, { arazzo: "2.0.0" }), "is of version 2.0.0"],
  ["components", documentOf({}, { components: {} }), "The Arazzo document has the field components"],
  ["what depends on others", documentOf({ dependsOn: ["other"] }), "The workflow loan has the field dependsOn"],
  ["a workflow in a step", documentOf({ steps: [{ ...step, workflowId: "other" }] }), "borrow of loan has the field"],
  ["a form", documentOf({ steps: [{ ...step, requestBody: { contentType: "text/csv" } }] }), "has a body of text/csv"],
  [
    "a criterion that is no simple one",
    documentOf({ steps: [{ ...step, successCriteria: [{ condition: "$.data[0]", type: "jsonpath" }] }] }),
    'has a criterion of the type "jsonpath"',
  ],
  [
    "a retry after a success",
    documentOf({ steps: [{ ...step, onSuccess: [{ name: "again", type: "retry" }] }] }),
    'is of the type "retry"',
  ],
])("%s: an error says what the suite does not know", (_, document, message) => {
  expect(() => readWorkflows(document)).toThrow(message);
});

test("extensions may stand anywhere", () => {
  expect(readWorkflows(documentOf({ "x-owner": "library", steps: [{ ...step, "x-note": 1 }] }))).toHaveLength(1);
});
