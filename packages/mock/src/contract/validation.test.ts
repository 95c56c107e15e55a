import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { compileOnDemand } from "./compiler.ts";

test("reports all errors of a value, or only the first error if the value has more than 5,000 nodes", () => {
  const check = compileOnDemand(contract).of({ type: "array", items: { type: "string" } });
  expect(check(Array(4999).fill(1))).toHaveLength(4999);
  expect(check(Array(5000).fill(1))).toHaveLength(1);
});
