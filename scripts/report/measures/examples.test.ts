import { expect, test } from "vitest";
import { tinyContract } from "../../testing/tiny.ts";
import { measure } from "./examples.ts";

test("an example counts where it stands, a null one and a named one too; an empty map does not", () => {
  const post = {
    operationId: "createA",
    parameters: [
      { name: "page", in: "query", example: null },
      { name: "q", in: "query", examples: {} },
    ],
    requestBody: { content: { "application/json": { schema: { example: {} } } } },
    responses: {
      200: { description: "", content: { "application/json": { examples: { one: { value: 1 } } } } },
      404: { $ref: "#/components/responses/NotFound" },
      500: { description: "Without a body." },
    },
  };
  const components = { responses: { NotFound: { description: "", content: { "application/json": {} } } } };
  expect(measure(tinyContract({ "/a": { post } }, { components }))).toEqual([
    { name: "examples of parameters", have: 1, of: 2, lacking: ["createA q"] },
    { name: "examples of request bodies", have: 0, of: 1, lacking: ["createA"] },
    { name: "examples of responses", have: 1, of: 2, lacking: ["createA 404"] },
  ]);
});
