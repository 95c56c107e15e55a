import { listOperations, resolve } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { controlHandlers } from "../control/api.ts";
import type { Tokens } from "../control/control.ts";
import { people } from "../store/sample-data.ts";
import { createMock } from "../web.ts";
import { compileOnDemand } from "./compiler.ts";
import { document, inputSchemas } from "./control-document.ts";

const operations = listOperations(document);

test("has a handler for each operation of the document", () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(controlHandlers).sort());
});

test("serves the document", async () => {
  const response = await createMock().fetch("http://crewkit.test/__mock/openapi.json");
  expect(await response.json()).toEqual(document);
});

const bodies = operations.flatMap(({ operationId, requestBody = [], responses }) => [
  ...[requestBody].flat().map((body) => ({ name: operationId, body })),
  ...Object.entries(responses).map(([status, body]) => ({ name: `${operationId} ${status}`, body })),
]);

test.each(bodies)("has valid examples of $name", ({ body: { content } }) => {
  const [{ schema = {}, examples = {} } = {}] = Object.values(content ?? {});
  const values = Object.values(examples).map((example) => resolve(document, example).value);
  expect(values).not.toEqual([]);
  expect(values.flatMap((value) => compileOnDemand(document).of(schema)(structuredClone(value)))).toEqual([]);
});

test("rejects unknown fields in request bodies", () => {
  for (const name of [...inputSchemas, "ClockChange", "SavedWindow", "UserChoice"]) {
    expect(document.components?.schemas?.[name], name).toMatchObject({ additionalProperties: false });
  }
});

test("has a token for each sample user", () => {
  const names: Record<keyof Tokens, 1> = { ada: 1, bruno: 1, chen: 1, dana: 1, noor: 1, kai: 1 };
  expect(Object.keys(names)).toEqual(Object.keys(people));
  expect(Object.keys(createMock().tokens)).toEqual(Object.keys(people));
});
