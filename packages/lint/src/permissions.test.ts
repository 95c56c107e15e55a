import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { permissions } from "./permissions.ts";

// The rules need a phrase for each level, so they list them; what the levels are, the contract says.
test("the permission levels are the contract's", () => {
  const { PermissionLevel } = readContract().components?.schemas ?? {};
  expect(permissions).toEqual((PermissionLevel as { enum: string[] }).enum.toReversed());
});
