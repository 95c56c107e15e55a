import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

test.each([
  ["outside an organization", "/projects", {}],
  ["without a token", "/{org_id}/projects", { security: [] }],
])("accepts an operation %s without x-permission", async (_, path, own) => {
  const get = { operationId: "listProjects", responses: { 200: { description: "A page of projects." } }, ...own };
  expect(await judge("permission-declared", { paths: { [path]: { get } } })).toEqual([]);
});
