import { expect, test } from "vitest";
import { type Contract, locate, resolve } from "./index.ts";

const contract = {
  paths: { "/a": { get: { responses: { 404: { $ref: "#/components/responses/NotFound" } } } } },
  components: {
    responses: { NotFound: { description: "Gone", content: { "text/json": { schema: { $ref: "#/x" } } } } },
    examples: { "a/b": { value: 1 }, alias: { $ref: "#/components/examples/a~1b" } },
  },
} as unknown as Contract;

test("resolve follows references to their end", () => {
  expect(resolve(contract, { $ref: "#/components/examples/alias" })).toEqual({ value: 1 });
  expect(resolve(contract, { description: "none" })).toEqual({ description: "none" });
});

test("locate follows the references on the way, and names a schema's place even where the schema is a reference", () => {
  const place = ["paths", "/a", "get", "responses", "404", "content", "text/json", "schema"];
  expect(locate(contract, place)).toBe("/components/responses/NotFound/content/text~1json/schema");
});

test("what is not there is named", () => {
  expect(() => resolve(contract, { $ref: "#/components/nothing" })).toThrow("nothing at #/components/nothing");
  expect(() => locate(contract, ["paths", "/b"])).toThrow("nothing at #/paths//b");
});
