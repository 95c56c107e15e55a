import { expect, test } from "vitest";
import { notPassed, testMutants } from "../../mutants/testing/mutant-tests.ts";
import { listMutants } from "../../mutants/tools/table.ts";

const mutants = await listMutants();
const startedRunner = testMutants(mutants);

test("passes the unmodified mock", async () => {
  const results = await startedRunner().runUnmodified(mutants.flatMap(([, { only }]) => only));
  expect(notPassed(results)).toEqual([]);
});
