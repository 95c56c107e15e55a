import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createExchange, type Exchange, evaluate, resolveLinks } from "./links.ts";
import { readTryOperation } from "./operation.ts";

const contract = readContract();
const id = "0b1f7a52-7c3e-4d51-9a38-3f0f5cf1d001";
const exchange: Exchange = createExchange(
  { path: { org_id: "acme" }, query: {}, header: {} },
  '{"name":"a"}',
  `{"data":[{"id":"${id}","a/b":0}],"none":null}`,
);

test.each([
  ["$response.body#/data/0/id", id],
  ["$response.body#/data/0/a~1b", 0],
  ["$response.body#/data/7/id", undefined],
  ["$response.body#/none/id", undefined],
  ["$request.path.org_id", "acme"],
  ["$request.query.page", undefined],
  ["$request.body#/name", "a"],
  ["a value", "a value"],
  [7, 7],
])("evaluates %s", (expression, value) => {
  expect(evaluate(expression, exchange)).toEqual(value);
});

test("omits links whose values are missing, and links of errors", () => {
  const operation = readTryOperation(contract, "createProject");
  expect(
    resolveLinks(contract, operation, 201, createExchange({ path: {}, query: {}, header: {} }, "{}", "no JSON")),
  ).toEqual([]);
  expect(resolveLinks(contract, operation, 422, exchange)).toEqual([]);
});

test("resolves every link in the contract with the example responses", () => {
  for (const { operationId } of listOperations(contract)) {
    const operation = readTryOperation(contract, operationId);
    const values = Object.fromEntries(operation.parameterFields.map(({ name, example }) => [name, example]));
    const steps = operation.successResponses.flatMap(({ status, examples }) =>
      examples.flatMap(({ value }) => {
        const exchange = createExchange({ path: values, query: values, header: {} }, undefined, JSON.stringify(value));
        return resolveLinks(contract, operation, Number(status), exchange);
      }),
    );
    const [resolved, expected] = [steps, operation.nextSteps].map(
      (all) => new Set(all.map((each) => each.operationId)),
    );
    expect(resolved, operationId).toEqual(expected);
  }
});
