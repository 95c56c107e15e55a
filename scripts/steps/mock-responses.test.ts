import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createExampleFetcher } from "./mock-responses.ts";

const fetchExample = await createExampleFetcher(readContract(), "2026-11-20T14:00:00Z");

// The test of generated files covers successful requests.
test.each([
  ["getProject", "404", {}, 'The mock responds with 200: {"data"'],
  ["getNothing", "200", {}, "The contract has no operation getNothing."],
  ["getProject", "200", { path: { slug: "a" } }, "getProject has no path parameter slug."],
])("rejects %s with status %s and %j", async (operationId, part, request, message) => {
  const example = { tag: "any", operationId, part, name: "any", summary: "", ...request };
  await expect(fetchExample(example)).rejects.toThrow(message);
});
