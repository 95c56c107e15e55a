import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { listOperations, type OperationTestRequests } from "../src/index.ts";
import { readContract } from "../src/node.ts";

const folder = join(import.meta.dirname, "../test-requests");
const operations = listOperations(readContract());

test.each(readdirSync(folder))("%s contains only operations of its tag and documented status codes", (file) => {
  const testRequests: Record<string, OperationTestRequests> = parse(readFileSync(join(folder, file), "utf8"));
  const unknown = Object.entries(testRequests).flatMap(([operationId, requests]) => {
    const operation = operations.find((candidate) => candidate.operationId === operationId);
    if (`${operation?.tag.toLowerCase()}.yaml` !== file) return [operationId];
    const statuses = Object.keys(requests).filter((key) => /^\d/.test(key));
    return statuses.filter((status) => !operation?.responses[status]).map((status) => `${operationId} > ${status}`);
  });
  expect(unknown).toEqual([]);
});
