// Uses each entry of the packed package. scripts/outside/ installs the package and runs this file.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgentRole, KnownValues, operations, Project, ProjectCreate, paths, Session } from "@crewkit/types";
import manifest from "@crewkit/types/package.json" with { type: "json" };

export const input: ProjectCreate = { name: "Payments", slug: "payments" };
// @ts-expect-error The types have content: the slug is missing.
export const incomplete: ProjectCreate = { name: "Payments" };
export const cost = (session: Session): number => session.model_metrics.cost_usd;
export type Created = operations["createProject"]["responses"]["201"]["content"]["application/json"]["data"];
export const created = (project: Created): Project => project;
// @ts-expect-error Without KnownValues, any role is valid.
export const role: KnownValues<AgentRole> = "unknown";
export const path: keyof paths = "/{org_id}/projects";

test("the package only has types", async () => {
  assert.equal(manifest.name, "@crewkit/types");
  assert.deepEqual(Object.keys(await import("@crewkit/types")), []);
});
