import { expect, test } from "vitest";
import { ruleProblems, runRule } from "../../testing.ts";

const header = { required: true, schema: { type: "integer" } };
const full = { description: "Done.", headers: { "X-Limit": header, "X-Reset": header } };
const bare = { description: "Done." };
const rootLimits = { "x-rate-limits": { headers: { limit: "X-Limit", reset: "X-Reset" } } };
const operation = (responses: object, fields: object = {}) => ({ get: { operationId: "getA", responses, ...fields } });
const lint = (document: object) => runRule("rate-limits", { ...rootLimits, ...document });

test("reports each header that a response does not have once", async () => {
  const { "X-Limit": limit } = full.headers;
  const responses = { 200: full, 404: { ...bare, headers: { "X-Limit": limit } } };
  expect(await lint({ paths: { "/a": operation(responses) } })).toEqual(["/x-rate-limits/headers/reset"]);
  expect(await lint({ paths: { "/a": operation({ ...responses, 500: bare }) } })).toEqual([
    "/x-rate-limits/headers/limit",
    "/x-rate-limits/headers/reset",
  ]);
});

test("reports an optional header once", async () => {
  const headers = { "X-Limit": { $ref: "#/components/headers/Limit" }, "X-Reset": header, "WWW-Authenticate": {} };
  const components = { headers: { Limit: { schema: { type: "integer" } } } };
  const responses = { 200: { ...bare, headers }, 404: { ...bare, headers } };
  expect(await lint({ paths: { "/a": operation(responses) }, components })).toEqual(["/components/headers/Limit"]);
});

test("ignores the case of header names", async () => {
  const lower = { ...bare, headers: { "x-limit": header, "X-RESET": header } };
  expect(await lint({ paths: { "/a": operation({ 200: lower }) } })).toEqual([]);
});

test("names the operation and the status of a response without the header", async () => {
  const components = { responses: { NotFound: { ...bare, headers: { "X-Limit": header } } } };
  const responses = { 200: full, 404: { $ref: "#/components/responses/NotFound" } };
  const [problem] = await ruleProblems("rate-limits", {
    ...rootLimits,
    paths: { "/a": operation(responses) },
    components,
  });
  expect(problem?.message).toMatch(/^Response 404 of `getA` does not declare `X-Reset`\. /);
});

test("ignores callbacks and webhooks", async () => {
  const callback = operation({ 200: bare });
  const paths = { "/a": operation({ 200: full }, { callbacks: { done: { "/b": callback } } }) };
  expect(await lint({ paths, webhooks: { done: callback } })).toEqual([]);
});

test("reports that `x-rate-limits` is missing", async () => {
  expect(await lint({ "x-rate-limits": undefined, paths: { "/a": operation({ 200: bare }) } })).toEqual(["/openapi"]);
});

test.each([
  ["1,000 requests per\nhour per organization and 100 requests per minute per IP address.", []],
  ["1000 requests per hour per organization, 100 per minute per IP address.", []],
  ["1,000 per hour per organization.", ["100 requests per minute per IP address"]],
  [
    "2,000 requests per hour per organization and 100 requests per minute per IP address.",
    ["1,000 requests per hour per organization", "2,000 requests per hour per organization"],
  ],
  [undefined, ["1,000 requests per hour per organization", "100 requests per minute per IP address"]],
])("reports missing and wrong limits of %j", async (description, expected) => {
  const organization = { scope: "organization", requests: 1000, seconds: 3600 };
  const address = { scope: "address", requests: 100, seconds: 60 };
  expect(await limitsReported(description, [organization, address])).toEqual(expected);
});

test("supports any period in seconds and any scope", async () => {
  const limits = [{ scope: "team", requests: 5, seconds: 10 }];
  expect(await limitsReported("None.", limits)).toEqual(["5 requests per 10 seconds per team"]);
  expect(await limitsReported("You have 5 requests per 10 seconds per team.", limits)).toEqual([]);
});

async function limitsReported(description: string | undefined, limits: object[]) {
  const info = { title: "Test", version: "1", description };
  const rateLimits = { ...rootLimits["x-rate-limits"], limits };
  const problems = await ruleProblems("rate-limits", { info, "x-rate-limits": rateLimits });
  return problems.map(({ message, pointer }) => {
    expect(pointer).toBe("/info/description");
    return /\d[\d,]* requests per .* per (IP )?\w+/.exec(message)?.[0];
  });
}
