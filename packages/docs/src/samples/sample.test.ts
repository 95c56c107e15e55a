import { expect, test } from "vitest";
import type { DocOperation } from "../model/operation.ts";
import { createSample } from "./sample.ts";

const operation = {
  operationId: "createProject",
  method: "post",
  path: "/{org_id}/projects",
  parameterFields: { path: [{ name: "org_id", example: "5b1f0c3e" }], query: [] },
  successResponses: [{ status: "201", examples: [{ name: "repository" }, { name: "workspace" }] }],
} as unknown as DocOperation;

test("rejects an unknown example", () => {
  expect(() => createSample(operation, { example: "filtered" })).toThrow(
    "createProject has no example `filtered`. Use one of: repository, workspace.",
  );
  expect(() => createSample({ ...operation, successResponses: [] })).toThrow("createProject has no response example.");
});
