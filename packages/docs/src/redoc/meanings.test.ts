import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { withMeanings } from "./meanings.ts";

const tier = { $ref: "#/components/schemas/Tier" };
const level = "From the top: `platform`, then `project`.";

const schemas = {
  Tier: { type: "string", enum: ["platform", "project"], description: level },
  Uuid: { type: "string", format: "uuid", description: "A UUID of version 4." },
  Algorithm: { type: "integer", format: "int32", enum: [-7], description: "`-7` is ES256." },
};

/** What the page says of a node of the contract. */
function told(node: unknown): unknown {
  const contract = { components: { schemas: { ...schemas, Tested: node } } } as unknown as Contract;
  return withMeanings(contract).components?.schemas?.Tested;
}

test.each([
  ["a field", tier],
  ["a parameter", { name: "tier", in: "query", schema: tier }],
  ["a list", { type: "array", items: tier }],
  ["a parameter that is a list", { name: "tiers", in: "query", schema: { type: "array", items: tier } }],
  ["what may be null", { oneOf: [tier, { type: "null" }] }],
])("%s says its own sentence, then what the schema says", (_what, node) => {
  expect(told({ ...node, description: "Where it stands." })).toEqual({
    ...node,
    description: `Where it stands.\n\n${level}`,
  });
});

test.each([
  ["a field without words of its own", tier],
  ["a field whose format says it all", { $ref: "#/components/schemas/Uuid", description: "Its id." }],
  ["a field that says the same", { ...tier, description: `${level} It is fixed.` }],
  ["an example", { description: "A thing.", example: { description: "Mine.", items: tier } }],
  ["a field that is called items", { properties: { description: { type: "string" }, items: tier } }],
])("%s stays as it is", (_what, node) => {
  expect(told(node)).toEqual(node);
});

test("the values of an enum are told, whatever its format", () => {
  const node = { $ref: "#/components/schemas/Algorithm", description: "How it signs." };
  expect(told(node)).toMatchObject({ description: "How it signs.\n\n`-7` is ES256." });
});
