import { expect, test } from "vitest";
import { mutants } from "../../mutants/index.ts";
import { outcomeOf, runMutant, testMutants } from "../../mutants/testing/test-mutants.ts";

testMutants(mutants);

test("the correct mock passes the tests of all mutants", async () => {
  const results = await runMutant(mutants.map(({ testName }) => testName));
  expect(results.filter(({ outcome }) => outcome !== "passed").map(outcomeOf)).toEqual([]);
});
