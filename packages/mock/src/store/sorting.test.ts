import type { Contract } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { createTestApi } from "../testing/api.ts";

test.each([
  ["listProjects", "/{org_id}/projects", ["-/name"]],
  ["listOrganizationResources", "/{org_id}/resources", [{ enum: "/resource_type" }, "-/name"]],
  ["listAnalyticsByUser", "/{org_id}/sessions/analytics/by-user", ["-/user/name"]],
] as const)("sorts %s by the order in the contract", async (operationId, path, order) => {
  const changed: Contract = structuredClone(contract) as unknown as Contract;
  for (const each of [path, "/resources"]) Object.assign(changed.paths?.[each]?.get ?? {}, { "x-order": order });
  const namesIn = async (options: { contract?: Contract }) =>
    (await createTestApi(options).call(operationId)).body.data.map(nameOf);
  const names = await namesIn({ contract: changed });
  expect(names).not.toEqual(await namesIn({}));
  expect(names).toEqual([...names].sort().reverse());
});

const kinds = ["agent", "skill", "rule", "command"];

/** Returns a name whose reverse alphabetical order is the expected order. */
function nameOf(item: { name: string; resource_type?: string; user?: { name: string } }): string {
  return `${kinds.length - kinds.indexOf(item.resource_type ?? "")} ${item.name ?? item.user?.name}`;
}
