import { readFileSync } from "node:fs";
import { readContract } from "@crewkit/openapi/node";
import { expect, expectTypeOf, test } from "vitest";
import type { components, ProjectCreate } from "./index.ts";

test("exports a type with the name of each schema", () => {
  const source = readFileSync(new URL("generated/contract.ts", import.meta.url), "utf8");
  const exported = new Set([...source.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name));
  const schemas = Object.keys(readContract().components?.schemas ?? {});
  expect(schemas.filter((name) => !exported.has(name))).toEqual([]);
});

test("request types require the required fields, and only these", () => {
  expectTypeOf<ProjectCreate>().toEqualTypeOf<components["schemas"]["ProjectCreate"]>();
  expectTypeOf<{ name: string; slug: string }>().toExtend<ProjectCreate>();
  expectTypeOf<{ name: string }>().not.toExtend<ProjectCreate>();
});
