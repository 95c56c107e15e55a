import { expect, test } from "vitest";
import { readContract } from "../src/node.ts";
import { listOperations } from "../src/operations.ts";
import { resolve } from "../src/references.ts";
import { createErrorFinder } from "../src/validator.ts";

test("the body of every PATCH must have at least one field (GEN-18)", () => {
  const contract = readContract();
  const findErrors = createErrorFinder(contract);
  const updates = listOperations(contract).filter(({ method }) => method === "patch");
  const withEmptyBody = updates.filter(({ requestBody }) => {
    const schema = requestBody?.content["application/json"]?.schema;
    return !schema || findErrors(resolve(contract, schema), {}).length === 0;
  });
  expect(updates).not.toEqual([]);
  expect(withEmptyBody.map(({ operationId }) => operationId)).toEqual([]);
});
