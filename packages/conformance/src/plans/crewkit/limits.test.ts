import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "./index.ts";

test("uses the limit headers and windows of the contract", () => {
  const contract = readContract();
  const { limit, remaining, reset, rules } = crewkit.limits ?? {};
  expect({ limit, remaining, reset }).toEqual(contract["x-rate-limits"]?.headers);
  const known = contract["x-rate-limits"]?.limits.map(({ path_prefix: _, ...limit }) => limit);
  expect(rules?.(contract)).toMatchObject(known ?? []);
});
