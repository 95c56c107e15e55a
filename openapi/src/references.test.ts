import { expect, test } from "vitest";
import { type Contract, locate, resolve } from "./index.ts";

const contract = {
  paths: { "/a": { get: { responses: { 404: { $ref: "#/components/responses/NotFound" } } } } },
  components: {
    responses: { NotFound: { description: "Gone", content: { "text/json": { schema: { $ref: "#/x" } } } } },
    examples: { "a/b": { value: 1 }, alias: { $ref: "#/components/examples/a~1b" } },
  },
} as unknown as Contract;

test("resolve follows a chain of references", () => {
  expect(resolve(contract, { $ref: "#/components/examples/alias" })).toEqual({ value: 1 });
  expect(resolve(contract, { description: "none" })).toEqual({ description: "none" });
});

test("locate resolves the references on a path, but not the last node", () => {
  const path = ["paths", "/a", "get", "responses", "404", "content", "text/json", "schema"];
  expect(locate(contract, path)).toBe("/components/responses/NotFound/content/text~1json/schema");
});

test("rejects a missing target", () => {
  expect(() => resolve(contract, { $ref: "#/components/nothing" })).toThrow("no value at #/components/nothing");
  expect(() => locate(contract, ["paths", "/b"])).toThrow("no value at #/paths//b");
});
