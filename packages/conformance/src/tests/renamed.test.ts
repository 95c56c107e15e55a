import type { Contract } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { afterAll, expect, test } from "vitest";
import { type Result, runConformance } from "../index.ts";
import crewkit from "../plans/crewkit/index.ts";
import { startMockTarget } from "../plans/crewkit/mock.ts";

// The contract is broken on purpose: a field has another name in one schema. One message must be enough to mend it.

const target = await startMockTarget();
afterAll(() => target.close());

test("a field renamed in the schema of an answer", async () => {
  const results = await run(rename("Project", "slug", "short_name"), ["listProjects", "createProject"]);
  expect(firstMessage(results)).toBe(
    "The body at /data/0 (and 2 more like it) lacks `short_name`, which #/components/schemas/Project requires. " +
      "It has `slug`, which the contract does not know there: renamed? Mend the answer, or the schema in the contract.",
  );
}, 30_000);

test("a field renamed in the schema of a request", async () => {
  const results = await run(rename("ProjectCreate", "slug", "short_name"), ["createProject"]);
  expect(firstMessage(results)).toBe(
    "The request's body lacks `short_name`, which #/components/schemas/ProjectCreate requires. " +
      "It has `slug`, which the contract does not know there: renamed? " +
      "Mend the example of the contract or the plan that it comes from, or the schema in the contract.",
  );
}, 30_000);

test("what needs an operation that is broken says that it is because of that one", async () => {
  const contract: Contract = JSON.parse(JSON.stringify(readContract()).replaceAll("body#/data/id", "body#/data/uid"));
  const [result] = await run(contract, ["deleteProject > 200"]);
  expect(result?.reason).toBe(
    "It needs createProject, whose answer has no id at $response.body#/data/uid: see what is said of it.",
  );
}, 30_000);

/** A copy of the contract in which a field of a schema has another name. */
function rename(schema: string, from: string, to: string): Contract {
  const contract = structuredClone(readContract());
  const { properties, required } = Object(contract.components?.schemas?.[schema]);
  properties[to] = properties[from];
  delete properties[from];
  required[required.indexOf(from)] = to;
  return contract;
}

async function run(contract: Contract, only: string[]): Promise<Result[]> {
  const { results } = await runConformance({ contract, plan: crewkit, target, only, closed: true });
  return results;
}

function firstMessage(results: Result[]): string | undefined {
  return results.find(({ outcome }) => outcome === "failed")?.complaints[0]?.message;
}
