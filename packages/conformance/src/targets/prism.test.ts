import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { runConformance } from "../run/run.ts";
import { contract, plan } from "../testing/notes.ts";
import { findPrism, startPrism } from "./prism.ts";

test("Prism returns each documented status, and ignores references in extensions", async () => {
  const responses = { 200: { description: "OK", content: { "application/json": { example: {} } } } };
  const topic = { get: { operationId: "getTopic", responses, "x-topic": { $ref: "./missing.md" } } };
  const extended = { ...contract, paths: { ...contract.paths, "/topic": topic } } as Contract;
  const target = await startPrism(extended, plan);
  const { results } = await runConformance({ contract: extended, plan, target }).finally(() => target.close());
  const statuses = [
    "getHealth > 200",
    "getTopic > 200",
    "listNotes > 200",
    "listNotes > 401",
    "writeNote > 201",
    "writeNote > 401",
    "writeNote > 422",
  ];
  expect(results.map(({ name, outcome }) => `${outcome}: ${name}`).toSorted()).toEqual(
    statuses.map((each) => `passed: ${each} > requested by status`),
  );
});

test("names the package to install if Prism is not installed", () => {
  const resolve = (name: string) => {
    throw new Error(`Cannot find module '${name}'`);
  };
  expect(() => findPrism(resolve)).toThrow("npm install --save-dev @stoplight/prism-cli");
});
