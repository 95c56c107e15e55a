import { expect, test } from "vitest";
import { runRule } from "../../testing.ts";

test.each([
  ["outside an organization", "/projects", {}],
  ["without a token", "/{org_id}/projects", { security: [] }],
])("accepts an operation %s without x-permission", async (_, path, fields) => {
  const get = { operationId: "listProjects", responses: { 200: { description: "A page of projects." } }, ...fields };
  expect(await runRule("permission-declared", { paths: { [path]: { get } } })).toEqual([]);
});
