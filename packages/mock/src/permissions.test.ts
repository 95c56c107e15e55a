import { listOperations } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import type { OperationId } from "./call.ts";
import { createTestApi } from "./testing/api.ts";
import { requests } from "./testing/requests/index.ts";

// Who may call what, as the contract says (`x-permission`): each operation with a person of each level, by a request
// that succeeds for the owner. What else may refuse (a session of somebody else's is 404) is not about the level.
const levels = ["viewer", "member", "admin", "owner"];
const people = { dana: "viewer", chen: "member", bruno: "admin", ada: "owner" };

const operations = listOperations(contract).flatMap(({ operationId, path, method }) => {
  const source = contract.paths?.[path]?.[method as "get"] as { "x-permission"?: string } | undefined;
  const least = source?.["x-permission"];
  return least === undefined ? [] : [{ id: operationId as OperationId, path, least }];
});

// Everybody may leave, so even a viewer may call it; but here it is about Chen: he leaves, or an admin removes him.
const cases = operations.map((each) => (each.id === "deleteMember" ? { ...each, least: "member" } : each));

describe.each(cases)("$id is for $least and above", ({ id, path, least }) => {
  test.each(Object.entries(people))("%s, %s", async (as, level) => {
    const allowed = levels.indexOf(level) >= levels.indexOf(least);
    expect((await statusFor(id, as)) !== 403).toBe(allowed);
  });

  test("noor, a stranger: 404 where she may not know that it is there", async () => {
    const isSeenFirst = /^\/(resources|playbooks)\/\{/.test(path) && id !== "forkResource";
    expect(await statusFor(id, "noor")).toBe(isSeenFirst ? 404 : 403);
  });
});

async function statusFor(id: OperationId, as: string): Promise<number> {
  const api = createTestApi();
  const { success } = requests[id];
  const request = typeof success === "function" ? await success(api) : success;
  return (await api.call(id, { ...request, as })).status;
}
