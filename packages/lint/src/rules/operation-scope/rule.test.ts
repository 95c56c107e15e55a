import { expect, test } from "vitest";
import { documentReturning, runRule } from "../../testing.ts";

const scoped = (kind: string) => ({ parameters: [{ name: "id", in: "path", "x-scope": kind }] });
const operation = "/paths/~1a/get";

test.each([
  ["no scope", {}, [`${operation}/x-scope`]],
  ["no scope and no token", { security: [] }, []],
  ["any user", { "x-scope": "user" }, []],
  ["any user, but a permission", { "x-scope": "user", "x-permission": "viewer" }, [`${operation}/x-permission`]],
  ["an organization", { ...scoped("organization"), "x-permission": "viewer" }, []],
  ["an organization, with two levels", { ...scoped("organization"), "x-permission": { own: "viewer" } }, []],
  ["an organization, but no permission", scoped("organization"), [`${operation}/x-permission`]],
  ["a resource, which every reader can get", scoped("resource"), []],
])("operation with %s", async (_, fields, pointers) => {
  const document = { security: [{ bearerAuth: [] }], ...documentReturning({}, fields) };
  expect(await runRule("operation-scope", document)).toEqual(pointers);
});
