import { expect, test } from "vitest";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { body } from "./body.ts";

const schema = { type: "object", properties: { name: { type: "string" } } };
const examples = { invalid: { value: { name: 1 } } };
const content = { "application/json": { schema, examples } };
const get = { operationId: "getReader", responses: { 200: { description: "", content } } };
const spec = specOf(contractOf({ paths: { "/reader": { get } } }));
const context = { ...spec, outsiderIds: new Set<string>(), closed: false, stateful: true };

const failuresOf = (value: unknown) => body(exchangeOf(spec, "getReader", { body: value }), {}, context);

test("blames the contract if the body is one of its examples", () => {
  for (const { value } of Object.values(examples))
    expect(failuresOf(value)).toEqual([expect.stringContaining("The body is an example of the contract")]);
});
