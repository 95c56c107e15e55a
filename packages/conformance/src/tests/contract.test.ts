import { readContract, readWorkflows } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { type Result, runConformance } from "../index.ts";
import crewkit from "../plans/crewkit/index.ts";
import { startMockTarget } from "../plans/crewkit/mock.ts";

// The suite runs once, before; here each case and walk is a test with its name.
const target = await startMockTarget();
const { results, coverage, leftovers } = await runConformance({
  contract: readContract(),
  plan: crewkit,
  target,
  workflows: readWorkflows(),
  closed: true,
}).finally(() => target.close());

// What can't be tried at the mock, and why. The list may only get shorter.
const unreachable = {
  "createConvention > namespace of a stranger":
    "The organization has no playbook of its own, and no operation makes one.",
};

for (const [operationId, own] of Map.groupBy(results, (result) => result.operationId)) {
  describe(operationId, () => {
    const tried = own.filter(({ name }) => !(name in unreachable));
    test.each(tried.map((result): [string, Result] => [result.name, result]))("%s", (_, { complaints, reason }) => {
      expect(complaints.map(({ message }) => message)).toEqual([]);
      expect(reason).toBeUndefined();
    });
  });
}

test("each operation's documented statuses come, all of them", () => {
  const statuses = coverage.find(({ level }) => level === "statuses");
  expect(statuses).toEqual({ level: "statuses", reached: statuses?.of, of: statuses?.of, missing: [] });
});

test("nothing is said to be left behind", () => expect(leftovers).toEqual([]));

test("what is not reached is what is known to be out of reach", () => {
  const unreached = results.filter(({ outcome }) => outcome === "unreached");
  expect(Object.fromEntries(unreached.map(({ name, reason }) => [name, reason]))).toEqual(unreachable);
});
