import { expect, test } from "vitest";
import { listOperations } from "../src/index.ts";
import { readContract, readWorkflows } from "../src/node.ts";

const operations = new Map(listOperations(readContract()).map((operation) => [operation.operationId, operation]));
const workflows = readWorkflows().flatMap((document) => document.workflows);

// `pnpm generate` runs the workflows, but servers ignore unknown parameters.
test.each(workflows)("$workflowId sends only parameters that its operations declare", ({ steps }) => {
  const unknown = steps.flatMap(({ stepId, operationId, parameters = [] }) => {
    const { secured, parameters: known = [] } = operations.get(operationId) ?? {};
    const names = [...known.map(({ name }) => name), ...(secured ? ["Authorization"] : [])];
    return parameters.filter(({ name }) => !names.includes(name)).map(({ name }) => `${stepId}: ${name}`);
  });
  expect(unknown).toEqual([]);
});
