import { expect, test } from "vitest";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { body } from "./body.ts";

const schema = {
  type: "object",
  required: ["pin"],
  properties: { name: { type: "string" }, pin: { type: "string", writeOnly: true } },
};
const examples = { leaked: { value: { pin: "0417" } }, invalid: { value: { name: 1 } } };
const content = { "application/json": { schema, examples } };
const get = { operationId: "getReader", responses: { 200: { description: "", content } } };
const spec = specOf(contractOf({ paths: { "/reader": { get } } }));
const context = { ...spec, outsiderIds: new Set<string>(), closed: false, stateful: true };

const failuresOf = (value: unknown) => body(exchangeOf(spec, "getReader", { body: value }), {}, context);

test("reports a writeOnly property, and does not require it", () => {
  expect(failuresOf({ name: "Emma" })).toEqual([]);
  expect(failuresOf({ name: "Emma", pin: "0417" })).toEqual([
    expect.stringMatching(/\/pin, which is writeOnly \(responses of getReader, 200\)/),
  ]);
});

test("reports a property that is writeOnly in all requests, and that no response declares", () => {
  const properties = { pin: { type: "string", writeOnly: true }, code: { type: "string", writeOnly: true } };
  const requestBody = { content: { "application/json": { schema: { type: "object", properties } } } };
  const response = {
    type: "object",
    properties: { name: { type: "string" }, card: { type: "object", properties: { code: { type: "string" } } } },
  };
  const responses = { 200: { description: "", content: { "application/json": { schema: response } } } };
  const paths = { "/reader": { patch: { operationId: "changeReader", requestBody, responses } } };
  const spec = specOf(contractOf({ paths }));
  const sent = { name: "Emma", pin: "0417", code: "7", card: { code: "7" }, extras: {} };
  const exchange = exchangeOf(spec, "changeReader", { body: sent });
  expect(body(exchange, {}, { ...context, ...spec })).toEqual([expect.stringMatching(/\/pin, which is writeOnly/)]);
});

test("blames the contract if the body is one of its examples", () => {
  for (const { value } of Object.values(examples))
    expect(failuresOf(value)).toEqual([expect.stringContaining("The body is an example of the contract")]);
});
