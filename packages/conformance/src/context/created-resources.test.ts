import { expect, test } from "vitest";
import type { HttpRequest } from "../base/exchange.ts";
import { createSpecModel } from "../spec/create-model.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { trackCreatedResources } from "./created-resources.ts";

const spec = createSpecModel(contract, plan);
const headers = { Authorization: "Bearer card" };

function createShelfWithBook() {
  const created = trackCreatedResources(spec);
  const record = (operationId: string, target: string, responseHeaders: Record<string, string> = {}) => {
    const operation = spec.operation(operationId);
    const request = { operation, method: operation.method.toUpperCase(), target, headers };
    created.record({
      request,
      response: { status: 201, headers: new Headers(responseHeaders), text: '{"slug":"poetry"}' },
    });
  };
  record("createShelf", "/shelves");
  record("shelveBook", "/shelves/poetry/books", { Location: "/shelves/poetry/books/7" });
  return { created, record };
}

test("reports resources that were not deleted, without their children", async () => {
  const { created, record } = createShelfWithBook();
  const fail = () => Promise.reject(new Error("No response."));
  const what = "created by createShelf, which removeShelf did not delete";
  expect(await created.deleteAll(fail)).toEqual([{ what, count: 1, ids: ["/shelves/poetry"] }]);
  record("removeShelf", "/shelves/poetry");
  expect(await created.deleteAll(fail)).toEqual([]);
});

test("deletes the remaining resources with the credentials that created them, and the parents again", async () => {
  const { created } = createShelfWithBook();
  const sent: HttpRequest[] = [];
  const remaining = await created.deleteAll(async (request) => {
    sent.push(request);
    const status = request.method === "GET" ? 200 : request.target.endsWith("7") ? 204 : 403;
    return { status, headers: new Headers(), text: "" };
  });
  expect(sent.map(({ method, target }) => `${method} ${target}`)).toEqual([
    "DELETE /shelves/poetry",
    "DELETE /shelves/poetry/books/7",
    "DELETE /shelves/poetry",
    // The shelf still exists.
    "GET /shelves/poetry",
  ]);
  expect(sent[0]?.headers).toEqual(headers);
  expect(remaining).toHaveLength(1);
});
