import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

test.each([
  ["Everybody in the organization may call it,\nviewers\ntoo.", { "x-permission": "viewer" }],
  ["Everybody in the organization may call it, except viewers.", { "x-permission": "member" }],
  ["The user who runs it may call it, and the organization's admins and owner.", { "x-permission": "member" }],
  ["Its owner and admins may call it.", { "x-permission": "admin" }],
  ["Only its owner may call it.", { "x-permission": "owner" }],
  ["Anybody may call it.", { security: [] }],
  ["Any signed-in user may call it.", {}],
])("%j goes with %j, and with nothing else", async (description, own) => {
  expect(await lint("post", description, own)).toEqual([]);
  const others = [{ "x-permission": "viewer" }, { "x-permission": "owner" }, { security: [] }, {}];
  for (const other of others.filter((each) => JSON.stringify(each) !== JSON.stringify(own))) {
    expect(await lint("post", description, other)).toEqual(["/paths/~1a/post/description"]);
  }
});

test("reports a description without callers once", async () => {
  expect(await lint("post", "Ends it.", { "x-permission": "admin" })).toEqual(["/paths/~1a/post/description"]);
});

test("reports a GET that does not say that it only reads", async () => {
  const description = "Any signed-in user may call it.";
  expect(await lint("get", description)).toEqual(["/paths/~1a/get/description"]);
  expect(await lint("get", `${description} Nothing changes, and it is fast.`)).toEqual([]);
});

test("leaves an unknown permission to another rule", async () => {
  expect(await lint("post", "Some may call it.", { "x-permission": "constructor" })).toEqual([]);
});

function lint(method: string, description: string, own: object = {}): Promise<string[]> {
  const operation = { operationId: "getA", description, responses: { 200: { description: "A" } }, ...own };
  return judge("says-who-may-call", { paths: { "/a": { [method]: operation } } });
}
