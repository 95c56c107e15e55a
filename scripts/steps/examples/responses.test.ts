import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createExampleFetcher } from "./responses.ts";
import type { ExampleSource } from "./sources.ts";

const fetchSource = await createExampleFetcher(readContract(), "2026-11-20T14:00:00Z");
const fetchExample = (name: string, more: Partial<ExampleSource> = {}) =>
  fetchSource({ name, tag: "any", summary: "", ...more });

// The test of generated files covers successful requests.
test.each([
  ["getProject.404.project", {}, 'The mock responds with 200: {"data"'],
  ["getNothing.200.any", {}, "The contract has no operation getNothing."],
  ["getProject.200.any", { request: { path: { slug: "a" } } }, "getProject has no path parameter slug."],
  ["getProject.200.any", { request: { as: "king" } }, "Unknown user king. Use one of ada, bruno,"],
])("rejects %s with %j", async (name, more, message) => {
  await expect(fetchExample(name, more)).rejects.toThrow(message);
});
