import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { withBodies } from "./bodies.ts";

const described = { schema: { $ref: "#/components/schemas/Thing" } };

/** What the page says of a request body. */
function told(requestBody: unknown): unknown {
  const contract = {
    paths: { "/things": { parameters: [], post: { requestBody, responses: {} } } },
    components: { schemas: { Thing: { description: "What a thing needs." }, Other: {} } },
  } as unknown as Contract;
  return withBodies(contract).paths?.["/things"]?.post?.requestBody;
}

test("a request body without words of its own has its schema's", () => {
  const body = { required: true, content: { "application/json": described } };
  expect(told(body)).toEqual({ ...body, description: "What a thing needs." });
});

test.each([
  ["with words of its own", { description: "A thing.", content: { "application/json": described } }],
  ["without a described schema", { content: { "text/plain": {}, "application/json": { schema: {} } } }],
  ["that is none", undefined],
])("a request body %s stays as it is", (_what, body) => {
  expect(told(body)).toEqual(body);
});
