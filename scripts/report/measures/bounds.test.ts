import { expect, test } from "vitest";
import { tinyContract } from "../../testing/tiny.ts";
import { measure } from "./bounds.ts";

test("what could be of any size needs a bound, wherever it stands", () => {
  const page = { name: "page", in: "query", schema: { type: "integer" }, example: { schema: { type: "integer" } } };
  const list = { type: "array", items: { type: ["string", "null"] } };
  const responses = { 200: { description: "", content: { "application/json": { schema: list } } } };
  const schemas = {
    Cost: { type: "number", minimum: 0 },
    Name: { type: "string", maxLength: 9 },
    Tags: { type: "array", maxItems: 9 },
  };
  expect(
    measure(tinyContract({ "/a": { get: { parameters: [page], responses } } }, { components: { schemas } })),
  ).toEqual([
    {
      name: "bounds of strings",
      have: 1,
      of: 2,
      lacking: ["#/paths/~1a/get/responses/200/content/application~1json/schema/items"],
    },
    { name: "bounds of numbers", have: 1, of: 2, lacking: ["#/paths/~1a/get/parameters/0/schema"] },
    {
      name: "bounds of arrays",
      have: 1,
      of: 2,
      lacking: ["#/paths/~1a/get/responses/200/content/application~1json/schema"],
    },
  ]);
});

test.each([
  [{ enum: ["a"] }, true],
  [{ format: "uuid" }, true],
  [{ pattern: "^[A-Z+]{4}-\\+?[0-9]{1,4}$" }, true],
  [{ format: "uri" }, false],
  [{ pattern: "^[a-z]+$" }, false],
  [{ pattern: "^a{2,}$" }, false],
  [{ pattern: "[A-Z]{4}" }, false],
  [{ pattern: "^a|b$" }, false],
])("a string of %j needs none: %j", (schema, none) => {
  const [strings] = measure(tinyContract({}, { components: { schemas: { A: { type: "string", ...schema } } } }));
  expect(strings?.of).toBe(none ? 0 : 1);
});
