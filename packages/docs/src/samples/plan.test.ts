import { expect, test } from "vitest";
import type { DocOperation } from "../model/operation.ts";
import { planOf } from "./plan.ts";

const repository = { name: "repository", summary: "", value: { data: { id: 1, name: "Checkout" }, meta: { page: 1 } } };
const workspace = { name: "workspace", summary: "", value: { data: { id: 2, name: "Handbook" } } };
const operation = {
  operationId: "createProject",
  method: "post",
  path: "/{org_id}/projects",
  secured: true,
  inputs: {
    path: [{ name: "org_id", example: "5b1f0c3e" }],
    query: [
      { name: "slug", required: true, example: "checkout" },
      { name: "page", required: false, example: 2 },
    ],
  },
  body: {
    examples: [
      { name: "workspace", value: { name: "Handbook" } },
      { name: "repository", value: { name: "Checkout" } },
    ],
  },
  answers: [{ status: "201", examples: [repository, workspace] }],
} as unknown as DocOperation;

test("a sample is the answer's first example, the body of the same name, and what the query requires", () => {
  expect(planOf(operation)).toMatchObject({
    method: "POST",
    path: [["org_id", "5b1f0c3e"]],
    query: { slug: "checkout" },
    body: { name: "Checkout" },
    status: "201",
    answer: repository.value,
  });
});

test("a recipe chooses another example, or says what is different; the answer has what was sent", () => {
  expect(planOf(operation, { example: "workspace" })).toMatchObject({
    body: { name: "Handbook" },
    answer: workspace.value,
  });
  const recipe = {
    body: { name: "Payments", secret: "a" },
    answer: { meta: { page: 2 } },
    query: { slug: "payments" },
  };
  expect(planOf(operation, recipe)).toMatchObject({
    query: { slug: "payments" },
    body: { name: "Payments", secret: "a" },
    answer: { data: { id: 1, name: "Payments" }, meta: { page: 2 } },
  });
  expect(planOf(operation, { body: { name: "$NAME" } }).answer).toEqual(repository.value);
});

test("an example that is not there is told", () => {
  expect(() => planOf(operation, { example: "filtered" })).toThrow(
    "createProject has no example filtered: there is repository, workspace.",
  );
  expect(() => planOf({ ...operation, answers: [] })).toThrow("createProject has no example of its answer");
});
