import { expect, test } from "vitest";
import type { Contract } from "../src/index.ts";
import { dereference } from "./dereference.ts";

test("replaces references in targets too, keeps the keywords next to them, and leaves cycles", () => {
  const schemas = {
    Name: { type: "string", description: "A name." },
    Owner: { $ref: "#/components/schemas/Name", description: "The owner." },
    Team: { properties: { owner: { $ref: "#/components/schemas/Owner" } } },
    Tree: { properties: { children: { items: { $ref: "#/components/schemas/Tree" } } } },
  };
  const owner = { type: "string", description: "The owner." };
  expect(dereference({ components: { schemas } } as unknown as Contract)).toEqual({
    components: {
      schemas: {
        ...schemas,
        Owner: owner,
        Team: { properties: { owner } },
        Tree: { properties: { children: { items: schemas.Tree } } },
      },
    },
  });
});
