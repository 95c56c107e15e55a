import type { Expectation } from "../checks/check.ts";
import { runChecks } from "../checks/index.ts";
import type { Plan } from "../plan/plan.ts";
import { contractOf, exchangeOf, specOf } from "./spec.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const integer = { type: "integer" };
const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const contract = contractOf({
  paths: {
    "/books": {
      get: {
        operationId: "listBooks",
        responses: {
          200: {
            description: "",
            headers: { "X-Total": { required: true, schema: integer }, Edition: { schema: { type: "string" } } },
            ...json({
              type: "object",
              required: ["data"],
              properties: { data: { type: "array", items: ref("Book") } },
            }),
          },
          "4XX": { description: "", ...json(ref("Problem")) },
        },
      },
      post: {
        operationId: "addBook",
        requestBody: json(ref("Book")),
        responses: { "2XX": { description: "" }, 422: { description: "", ...json(ref("Problem")) } },
      },
    },
    "/stores/{store}/books": {
      post: {
        operationId: "storeBook",
        requestBody: json({ properties: { copies: { default: 1 } } }),
        responses: { 201: { description: "", ...json({ properties: { data: ref("Stored") } }) } },
      },
    },
    "/stores/{store}/books/{book}": {
      patch: {
        operationId: "changeBook",
        requestBody: json({}),
        responses: { 200: { description: "", ...json(ref("Stored")) } },
      },
    },
    "/catalog": {
      get: {
        operationId: "getCatalog",
        responses: {
          401: { description: "", headers: { "WWW-Authenticate": { schema: { type: "string" } } } },
          405: { description: "", headers: { Allow: { required: false, schema: { type: "string" } } } },
          503: { description: "", headers: { "Retry-After": { schema: { type: "string" } } } },
          200: {
            description: "",
            content: { "text/*": {}, "application/json": { schema: ref("Book") } },
          },
        },
      },
    },
  },
  schemas: {
    Book: {
      type: "object",
      required: ["title", "published_at"],
      properties: {
        title: { type: "string" },
        id: { type: ["string", "null"], format: "uuid" },
        key: { anyOf: [{ type: "string", format: "uuid" }, { type: "string" }] },
        published_at: { type: "string", format: "date" },
        extras: { type: "object" },
        counts: { type: "object", additionalProperties: { type: "object", properties: { n: { type: "integer" } } } },
        part: { oneOf: [ref("Map"), ref("Poem"), { type: "null" }] },
      },
    },
    Stored: { type: "object", properties: { id: { type: "integer" }, title: {}, isbn: {}, copies: {}, secret: {} } },
    Map: object({ kind: { const: "map" }, scale: integer }),
    Poem: object({ kind: { const: "poem" }, verses: integer }),
    Problem: { type: "object", required: ["error"], properties: { error: { type: "string" }, errors: {} } },
  },
});

const normalized = ["isbn"];
const plan: Partial<Plan> = {
  errorDetails: { pointer: "/errors", item: "/field", name: (path) => path.join(".") },
  operations: { storeBook: { normalized }, changeBook: { normalized } },
};
const spec = specOf(contract, plan);
export const book = { title: "Emma", published_at: "1815-12-23" };

export function failuresFor(
  operationId: string,
  response: Parameters<typeof exchangeOf>[2],
  expectation: Expectation & { sent?: unknown; target?: string } = {},
) {
  const { sent, target, ...expected } = expectation;
  const { request, response: httpResponse } = exchangeOf(spec, operationId, response, sent);
  const exchange = { request: { ...request, target: target ?? request.target }, response: httpResponse };
  const context = { ...spec, outsiderIds: new Set(["b-17"]), closed: true, stateful: true };
  return runChecks(exchange, expected, context).map(({ check, message }) => `${check}: ${message}`);
}

export const list = (data: unknown[]) => ({ headers: { "X-Total": "2" }, body: { data } });
