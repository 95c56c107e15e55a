import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { withNextSteps } from "./next-steps.ts";

const get = {
  operationId: "getThing",
  summary: "Get a thing",
  tags: ["Odd things"],
  description: "Returns it.",
  responses: {},
};

/** What the page says of an operation with these answers. */
function told(responses: unknown): string | undefined {
  const post = { operationId: "createThing", description: "Creates it.", responses };
  const contract = {
    paths: { "/things": { post }, "/things/{id}": { get } },
    components: { links: { get: { operationId: "getThing", description: "Reads it." } } },
  } as unknown as Contract;
  return withNextSteps(contract).paths?.["/things"]?.post?.description;
}

const toThing = { getThing: { $ref: "#/components/links/get" } };

test("the links of a successful answer are told as a list, once each", () => {
  expect(told({ 200: { links: toThing }, 201: { links: toThing } })).toBe(
    "Creates it.\n\n**Next:**\n\n- [Get a thing](#/odd-things/getthing) `GET /things/{id}`: Reads it.",
  );
});

test.each([
  ["without links", { 201: { description: "Created." } }],
  ["with links of an error alone", { 409: { links: toThing } }],
  ["with a link to what is no operation", { 201: { links: { gone: { operationId: "gone" } } } }],
])("an operation %s keeps its description", (_what, responses) => {
  expect(told(responses)).toBe("Creates it.");
});
