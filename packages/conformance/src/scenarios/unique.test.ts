import { expect, test } from "vitest";
import { contractOf, specOf } from "../testing/spec.ts";
import { listScenarios } from "./index.ts";

test("reuses unique values of the body, but not of headers", () => {
  const order = { type: "object", properties: { id: { type: "string" }, code: { type: "string" } } };
  const content = { "application/json": { schema: order } };
  const addOrder = {
    operationId: "addOrder",
    parameters: [{ in: "header", name: "Idempotency-Key", schema: { type: "string" } }],
    requestBody: { content },
    responses: { 201: { description: "The order.", content } },
  };
  const getOrder = { operationId: "getOrder", responses: { 200: { description: "The order.", content } } };
  const contract = contractOf({ paths: { "/orders": { post: addOrder }, "/orders/{id}": { get: getOrder } } });
  const spec = specOf(contract, { operations: { addOrder: { unique: ["code", "Idempotency-Key"] } } });
  const names = listScenarios(spec).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["addOrder > unique code", "addOrder > concurrent code"]));
  expect(names.filter((name) => name.endsWith("Idempotency-Key"))).toEqual([]);
});
