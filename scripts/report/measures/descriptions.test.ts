import { expect, test } from "vitest";
import { tinyContract } from "../../testing/tiny.ts";
import { measure } from "./descriptions.ts";

test("operations, parameters and properties need one; a shared schema lends its own", () => {
  const operation = { responses: {}, parameters: [{ name: "page", in: "query" }] };
  const paths = {
    "/a": {
      get: { operationId: "getA", description: "A.", ...operation },
      put: { operationId: "putA", responses: {} },
    },
  };
  const schemas = {
    A: {
      properties: {
        id: { $ref: "#/components/schemas/Id" },
        name: { type: "string" },
        inner: { description: "Inner.", type: "object", properties: { deep: { type: "string" } } },
      },
    },
    Id: { type: "string", description: "An id." },
  };
  expect(measure(tinyContract(paths, { components: { schemas } }))).toEqual([
    { name: "descriptions of operations", have: 1, of: 2, lacking: ["putA"] },
    { name: "descriptions of parameters", have: 0, of: 1, lacking: ["getA page"] },
    {
      name: "descriptions of properties",
      have: 2,
      of: 4,
      lacking: ["#/components/schemas/A/properties/name", "#/components/schemas/A/properties/inner/properties/deep"],
    },
  ]);
});
