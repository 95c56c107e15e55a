import { expect, test } from "vitest";
import type { DocOperation } from "../model/operation.ts";
import { planOf } from "./plan.ts";

// run.test.ts and needed.test.ts check the plan of every operation.
const operation = {
  operationId: "createProject",
  method: "post",
  path: "/{org_id}/projects",
  inputs: { path: [{ name: "org_id", example: "5b1f0c3e" }], query: [] },
  answers: [{ status: "201", examples: [{ name: "repository" }, { name: "workspace" }] }],
} as unknown as DocOperation;

test("reports an example that does not exist", () => {
  expect(() => planOf(operation, { example: "filtered" })).toThrow(
    "createProject has no example filtered: there is repository, workspace.",
  );
  expect(() => planOf({ ...operation, answers: [] })).toThrow("createProject has no example of its answer");
});
