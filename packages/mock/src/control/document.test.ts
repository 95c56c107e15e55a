import { listOperations, locate, parsePointer } from "@crewkit/openapi";
import { createValidator } from "@crewkit/openapi/validator";
import { expect, test } from "vitest";
import { people } from "../store/sample-data.ts";
import { createMock } from "../web.ts";
import { controlHandlers } from "./api.ts";
import { document, inputSchemas } from "./document.ts";

const operations = listOperations(document);

test("has a handler for each operation of the document", () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(controlHandlers).sort());
});

test("serves the document", async () => {
  const response = await createMock().fetch("http://crewkit.test/__mock/openapi.json");
  expect(await response.json()).toEqual(document);
});

test("has valid examples of every request and response body", () => {
  const validate = createValidator(document);
  const bodies = operations.flatMap(({ path, method, operationId, requestBody, responses }) => [
    ...(requestBody
      ? [{ name: operationId, location: ["paths", path, method, "requestBody"], body: requestBody }]
      : []),
    ...Object.entries(responses).map(([status, body]) => {
      return { name: `${operationId} ${status}`, location: ["paths", path, method, "responses", status], body };
    }),
  ]);
  for (const { name, location, body } of bodies) {
    const [[type, { examples: all = {} }] = ["", {}]] = Object.entries(body.content ?? {});
    const examples = Object.keys(all);
    expect(examples, name).not.toEqual([]);
    const schema = locate(document, [...location, "content", type, "schema"]);
    for (const example of examples) {
      const pointer = [...location, "content", type, "examples", example, "value"];
      expect(validate(schema, valueAt(locate(document, pointer))), `${name} ${example}`).toEqual([]);
    }
  }
});

test("rejects unknown fields in request bodies", () => {
  for (const name of [...inputSchemas, "ClockChange", "SavedWindow", "UserChoice"]) {
    expect(document.components?.schemas?.[name], name).toMatchObject({ additionalProperties: false });
  }
});

test("has a token for each sample user", () => {
  const { tokens } = createMock();
  const names: Record<keyof typeof tokens, true> = {
    ada: true,
    bruno: true,
    chen: true,
    dana: true,
    noor: true,
    kai: true,
  };
  expect(Object.keys(names)).toEqual(Object.keys(people));
  expect(Object.keys(tokens)).toEqual(Object.keys(people));
});

function valueAt(pointer: string): unknown {
  return parsePointer(`#${pointer}`).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document);
}
