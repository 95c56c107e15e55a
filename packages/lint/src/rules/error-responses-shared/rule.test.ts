import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "error-responses-shared";

test("a reference to something that is no shared response is not enough; a success may stand in place", async () => {
  const here = { description: "Here." };
  const responses = { 200: here, 404: { $ref: "#/x-responses/Gone" }, 500: { $ref: "#/components/responses/Gone" } };
  const document = { "x-responses": { Gone: here }, components: { responses: { Gone: here } } };
  const found = await judge(id, { ...document, paths: { "/a": { get: { operationId: "getA", responses } } } });
  // It is reported where the reference stands, not where it leads.
  expect(found).toEqual([expect.stringContaining("openapi.json:27: Response 404 of `getA` is no shared component.")]);
});
