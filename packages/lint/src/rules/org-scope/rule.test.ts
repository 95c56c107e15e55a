import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "org-scope";

test.each([
  ["/{org_id}/sessions", { "x-permission": "viewer" }, []],
  ["/{org_id}/sessions", {}, ["`getA` acts in an organization, but does not say who may. Add `x-permission: <level>`"]],
  ["/organizations/{org_id}/a", {}, ["`/organizations/{org_id}/a` has `{org_id}` further down."]],
  ["/organizations/{id}", {}, []],
])("%s with %j", async (path, own, expected) => {
  const get = { operationId: "getA", responses: { 200: { description: "A" } }, ...own };
  expect(await judge(id, { paths: { [path]: { get } } })).toEqual(
    expected.map((text) => expect.stringContaining(text)),
  );
});
