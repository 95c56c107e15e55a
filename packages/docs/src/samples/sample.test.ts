import { readTestRequests } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import type { DocOperation } from "../model/operation.ts";
import { createSample } from "./sample.ts";
import { variableNames } from "./variables.ts";

const operation = {
  operationId: "createProject",
  method: "post",
  path: "/{org_id}/projects",
  parameterFields: { path: [{ name: "org_id", example: "5b1f0c3e" }], query: [] },
  successResponses: [{ status: "201", examples: [{ name: "repository" }, { name: "workspace" }] }],
} as unknown as DocOperation;

test("sends the request of the response example", () => {
  const { query, path } = createSample(operation, {
    201: { repository: { path: { org_id: "a1" } }, workspace: { query: { notify: true } } },
    sample: { example: "workspace" },
  });
  expect({ query, path }).toEqual({ query: { notify: true }, path: [["org_id", "5b1f0c3e"]] });
});

test("rejects an unknown example", () => {
  expect(() => createSample(operation, { sample: { example: "filtered" } })).toThrow(
    /createProject .*`filtered`.* repository, workspace/,
  );
  expect(() => createSample({ ...operation, successResponses: [] })).toThrow("createProject");
});

test("the notes of samples mention all setup steps and variables", () => {
  const unmentioned = Object.entries(readTestRequests()).flatMap(([operationId, { sample = {} }]) => {
    const { before = [], body, note = "" } = sample;
    const names = [...before.map(({ operation = "" }) => operation), ...variableNames(body)];
    return names.filter((name) => !note.includes(name)).map((name) => `${operationId}: ${name}`);
  });
  expect(unmentioned).toEqual([]);
});
