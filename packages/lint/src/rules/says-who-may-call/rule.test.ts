import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "says-who-may-call";

test.each([
  ["Everybody in the organization may call it,\nviewers\ntoo.", { "x-permission": "viewer" }],
  ["Everybody in the organization may call it, except viewers.", { "x-permission": "member" }],
  ["The user who runs it may call it, and the organization's admins and owner.", { "x-permission": "member" }],
  ["Its owner and admins may call it.", { "x-permission": "admin" }],
  ["Only its owner may call it.", { "x-permission": "owner" }],
  ["Anybody may call it.", { security: [] }],
  ["Any signed-in user may call it.", {}],
])("%j goes with %j, and with nothing else", async (description, own) => {
  expect(await problems("post", description, own)).toEqual([]);
  const others = [{ "x-permission": "viewer" }, { "x-permission": "owner" }, { security: [] }, {}];
  for (const other of others.filter((each) => JSON.stringify(each) !== JSON.stringify(own))) {
    expect(await problems("post", description, other)).toEqual([expect.stringContaining("does not agree with")]);
  }
});

test("who is never said is asked for once", async () => {
  expect(await problems("post", "Ends it.", { "x-permission": "admin" })).toEqual([
    expect.stringContaining(
      'The description of `getA` does not say who may call it. Add a sentence with "may call it".',
    ),
  ]);
});

test("what only reads says so", async () => {
  const description = "Any signed-in user may call it.";
  expect(await problems("get", description)).toEqual([expect.stringContaining('Add: "Nothing changes."')]);
  expect(await problems("get", `${description} Nothing changes, and it is fast.`)).toEqual([]);
});

test("a permission that nobody knows is another rule's", async () => {
  expect(await problems("post", "Some may call it.", { "x-permission": "constructor" })).toEqual([]);
});

function problems(method: string, description: string, own: object = {}): Promise<string[]> {
  const operation = { operationId: "getA", description, responses: { 200: { description: "A" } }, ...own };
  return judge(id, { paths: { "/a": { [method]: operation } } });
}
