import { readFileSync } from "node:fs";
import { readContract } from "@crewkit/openapi/node";
import { expect, expectTypeOf, test } from "vitest";
import type { components, KnownValues, ProjectCreate } from "./index.ts";

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

test("KnownValues removes only the unknown values of open enums, also in objects and lists", () => {
  type Open = "a" | "b" | (string & {}) | null;
  interface Fields<Enum, Code> {
    readonly list: Enum[];
    optional?: { code: Code };
    text: string;
    anything: unknown;
  }
  expectTypeOf<KnownValues<Open>>().toEqualTypeOf<"a" | "b" | null>();
  expectTypeOf<KnownValues<Fields<Open, 1 | (number & {})>>>().toEqualTypeOf<Fields<"a" | "b" | null, 1>>();
  expectTypeOf<KnownValues<components["schemas"]>>().toExtend<components["schemas"]>();
});
