import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createExchange, type Exchange, evaluate, resolveLinks } from "./links.ts";
import { readTryOperation } from "./operation.ts";

const contract = readContract();
const id = "0b1f7a52-7c3e-4d51-9a38-3f0f5cf1d001";
const exchange: Exchange = createExchange(
  [{ location: "path", name: "org_id", text: "acme", isList: false }],
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
])("%s", (expression, value) => {
  expect(evaluate(expression, exchange)).toEqual(value);
});

test("an answer gives the next requests what their paths and bodies need", () => {
  const operation = readTryOperation(contract, "createProject");
  const made = createExchange(
    [{ location: "path", name: "org_id", text: "acme", isList: false }],
    "{}",
    `{"data":{"id":"${id}"}}`,
  );
  const steps = resolveLinks(contract, operation, 201, made);
  expect(steps.find(({ operationId }) => operationId === "getProject")).toMatchObject({
    summary: readTryOperation(contract, "getProject").summary,
    values: { org_id: "acme", id },
  });
  const code = createExchange([], undefined, '{"device_code":"c"}');
  const [next] = resolveLinks(contract, readTryOperation(contract, "requestDeviceCode"), 200, code);
  expect(next).toMatchObject({ body: { device_code: "c" } });
});

test("an answer that gives nothing has no next, and an error neither", () => {
  const operation = readTryOperation(contract, "createProject");
  expect(resolveLinks(contract, operation, 201, createExchange([], "{}", "no JSON"))).toEqual([]);
  expect(resolveLinks(contract, operation, 422, exchange)).toEqual([]);
});

test("every link of the contract can be read: its example answers give all that it asks for", () => {
  for (const { operationId } of listOperations(contract)) {
    const operation = readTryOperation(contract, operationId);
    const values = operation.parameterFields.map((input) => ({ ...input, text: String(input.example) }));
    const steps = operation.successResponses.flatMap(({ status, examples }) =>
      examples.flatMap(({ value }) => {
        const exchange = createExchange(values, undefined, JSON.stringify(value));
        return resolveLinks(contract, operation, Number(status), exchange);
      }),
    );
    const [found, wanted] = [steps, operation.nextSteps].map((all) => new Set(all.map((each) => each.operationId)));
    expect(found, operationId).toEqual(wanted);
  }
});
