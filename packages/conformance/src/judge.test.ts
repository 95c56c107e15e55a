import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { type Answer, type Case, createJudge, listCases } from "./index.ts";

const integer = { required: true, schema: { type: "integer", minimum: 0 } };
const contract = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  "x-rate-limits": { headers: { limit: "X-Limit", reset: "X-Reset" } },
  paths: {
    "/things/{id}": {
      get: {
        operationId: "getThing",
        parameters: [{ name: "id", in: "path", required: true, example: 7 }],
        responses: { 200: { $ref: "#/components/responses/Thing" }, 404: { description: "No such thing" } },
      },
    },
  },
  components: {
    responses: {
      Thing: {
        description: "The thing",
        headers: { "X-Limit": integer },
        content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
      },
    },
    schemas: {
      Thing: {
        type: "object",
        required: ["id", "at"],
        properties: { id: { type: "integer" }, at: { format: "date-time" } },
      },
    },
  },
} as unknown as Contract;

const judge = createJudge(contract);
const [ok, notFound] = listCases(contract) as [Case, Case];
const good = {
  status: 200,
  headers: { "Content-Type": "application/json; charset=utf-8", "X-Limit": "5", "X-Reset": "9" },
  text: '{"id":7,"at":"2026-11-20T14:00:00Z"}',
};

function judgeOf(change: Partial<typeof good>): string[] {
  const { headers, ...rest } = { ...good, ...change };
  return judge(ok, { ...rest, headers: new Headers(headers) } satisfies Answer);
}

test("cases come from the contract: a plain request for the success, a wish for the error", () => {
  expect(ok).toMatchObject({ status: 200, request: { params: { path: { id: 7 } }, headers: {} } });
  expect(notFound).toMatchObject({ status: 404, request: { headers: { Prefer: "code=404" } } });
});

test("a right answer gives no complaint", () => {
  expect(judgeOf({})).toEqual([]);
});

test.each<[string, Partial<typeof good>, string]>([
  ["another status", { status: 500, text: "oops" }, "The status must be 200, but is 500: oops"],
  [
    "another media type",
    { headers: { ...good.headers, "Content-Type": "text/html" } },
    "The media type must be application/json, but is text/html.",
  ],
  [
    "a header that is no integer",
    { headers: { ...good.headers, "X-Limit": "many" } },
    'The header X-Limit must be integer, but is "many".',
  ],
  [
    "a header out of bounds",
    { headers: { ...good.headers, "X-Limit": "-1" } },
    'The header X-Limit must be >= 0, but is "-1".',
  ],
  ["a body that is no JSON", { text: "<p>" }, 'The body must be JSON, but is "<p>".'],
  [
    "a body that lacks a field",
    { text: '{"id":7}' },
    "The body is not what the contract says at " +
      "#/components/responses/Thing/content/application~1json/schema: must have required property 'at'.",
  ],
  [
    "a body with a wrong format",
    { text: '{"id":7,"at":"yesterday"}' },
    "The body is not what the contract says at " +
      '#/components/responses/Thing/content/application~1json/schema: /at must match format "date-time".',
  ],
])("%s gives the one complaint that one would expect", (_name, change, complaint) => {
  expect(judgeOf(change)).toEqual([complaint]);
});

test("a header that the response requires is missing; so is one that only x-rate-limits promises", () => {
  expect(judgeOf({ headers: { "Content-Type": "application/json" } as typeof good.headers })).toEqual([
    "The header X-Limit is missing.",
    "The header X-Reset is missing, which x-rate-limits promises on every response. " +
      "Require it in responses > 200 of getThing, and send it.",
  ]);
});
