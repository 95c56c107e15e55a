import { expect, test } from "vitest";
import { definePlan } from "../base/plan.ts";
import { runConformance } from "../run/run.ts";
import { contractOf } from "../testing/spec.ts";
import { startPrism } from "./prism.ts";

const plan = definePlan({ name: "Topics", actors: ["author"], errorStatuses: {} });

test("Prism returns each documented status, and ignores references in extensions", async () => {
  const response = { description: "", content: { "application/json": { example: {} } } };
  const getTopic = { operationId: "getTopic", responses: { 200: response }, "x-topic": { $ref: "./missing.md" } };
  const addTopic = { operationId: "addTopic", responses: { 201: response, 422: response } };
  const contract = contractOf({ paths: { "/topics": { get: getTopic, post: addTopic } } });
  const target = await startPrism(contract, plan);
  const { results } = await runConformance({ contract, plan, target }).finally(() => target.close());
  expect(results.map(({ name, outcome }) => `${outcome}: ${name}`)).toEqual(
    ["getTopic > 200", "addTopic > 201", "addTopic > 422"].map((each) => `passed: ${each} > requested by status`),
  );
});
