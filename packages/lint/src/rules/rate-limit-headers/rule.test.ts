import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "rate-limit-headers";
const header = { schema: { type: "integer" } };
const full = { description: "Done.", headers: { "X-Limit": header, "X-Reset": header } };
const bare = { description: "Done." };
const limits = { "x-rate-limits": { headers: { limit: "X-Limit", reset: "X-Reset" } } };

test("the message names the response, each header that it lacks and what to write", async () => {
  const found = await judge(id, { ...limits, paths: { "/a": { get: operation({ 200: full, 404: bare }) } } });
  expect(found).toEqual([
    expect.stringContaining(
      "Response 404 of `getA` lacks `X-Limit` and `X-Reset`. Add under its `headers`: " +
        "`X-Limit: { $ref: <the header's component> }`, `X-Reset: { $ref: <the header's component> }`.",
    ),
  ]);
});

test("names are compared as HTTP compares them, whatever their case", async () => {
  const lower = { ...bare, headers: { "x-limit": header, "X-RESET": header } };
  expect(await judge(id, { ...limits, paths: { "/a": { get: operation({ 200: lower }) } } })).toEqual([]);
});

test("a shared response is reported once, where it stands; one nobody answers with is not", async () => {
  const shared = { $ref: "#/components/responses/NotFound" };
  const components = { responses: { NotFound: bare, Unused: bare } };
  const paths = { "/a": { get: operation({ 404: shared }) }, "/b": { get: operation({ 404: shared }, "getB") } };
  expect(await judge(id, { ...limits, paths, components })).toHaveLength(1);
});

test("callbacks and webhooks are answered by somebody else", async () => {
  const theirs = { "/b": { post: operation({ 200: bare }, "postB") } };
  const paths = { "/a": { get: { ...operation({ 200: full }), callbacks: { done: theirs } } } };
  const webhooks = { done: { post: operation({ 200: bare }, "postDone") } };
  expect(await judge(id, { ...limits, paths, webhooks })).toEqual([]);
});

test("a document half written is no reason to stop", async () => {
  const found = await judge(id, {
    ...limits,
    paths: { "/a": { get: operation({ 200: { ...bare, headers: null }, 404: null }) } },
  });
  expect(found.filter((problem) => problem.startsWith(`crewkit/${id}`))).toHaveLength(1);
});

test.each([
  ["nowhere", {}],
  ["empty", { "x-rate-limits": { headers: { limit: null } } }],
  ["without headers", { "x-rate-limits": {} }],
])("a list of headers that is %s is reported at the root", async (_, root) => {
  const found = await judge(id, { ...root, paths: { "/a": { get: operation({ 200: bare }) } } });
  expect(found).toEqual([expect.stringContaining("Add them at the root: `x-rate-limits: { headers: {")]);
});

function operation(responses: object, operationId = "getA") {
  return { operationId, responses };
}
