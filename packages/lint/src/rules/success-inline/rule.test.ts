import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

test("a request body stands in its operation too; errors may be shared", async () => {
  const responses = { 200: { description: "A" }, 404: { $ref: "#/components/responses/Gone" } };
  const post = { operationId: "createA", requestBody: { $ref: "#/components/requestBodies/A" }, responses };
  const components = { requestBodies: { A: { content: {} } }, responses: { Gone: { description: "Gone." } } };
  const found = await judge("success-inline", { paths: { "/a": { post } }, components });
  expect(found).toEqual([expect.stringContaining("The request body of `createA` stands elsewhere.")]);
});
