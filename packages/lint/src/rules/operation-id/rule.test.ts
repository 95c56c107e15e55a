import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "operation-id";
const [list, single] = [{ type: "array", items: {} }, { type: "object" }];

test.each([
  ["get", "getSession", single],
  ["get", "checkOrganizationSlug", single],
  ["get", "listSessions", list],
  ["get", "searchSessions", list],
  ["get", "searchAnswer", single],
  ["post", "createSession", single],
  ["post", "endSession", single],
  ["patch", "updateSession", single],
  ["delete", "logoutUser", single],
  ["get", "getP95Cost", single],
])("%s may be called %s", async (method, name, data) => {
  expect(await problems(method, name, data)).toEqual([]);
});

test.each([
  ["get", "get", single, "`get` is no verb and noun in camelCase"],
  ["get", "get_session", single, "is no verb and noun"],
  ["get", "GetSession", single, "is no verb and noun"],
  ["get", "get-session", single, "is no verb and noun"],
  ["get", "fetchSession", single, "a GET does not begin with `fetch`. Begin with `get`, `list`"],
  ["get", "createSession", single, "a GET does not begin with `create`"],
  ["post", "getSession", single, "a POST does not begin with `get`"],
  ["post", "deleteSession", single, "a POST does not begin with `delete`"],
  ["patch", "createSession", single, "a PATCH does not begin with `create`. Begin with `update`, or add"],
  ["delete", "updateSession", single, "a DELETE does not begin with `update`"],
  ["put", "updateSession", single, "is a PUT, which this API does not use"],
  ["get", "listSession", single, "answers no list (an array under `data`). Call it `getSession`."],
  ["get", "getSessions", list, "answers a list. Call it `listSessions`."],
])("%s may not be called %s", async (method, name, data, fault) => {
  expect(await problems(method, name, data)).toEqual([expect.stringContaining(fault)]);
});

test("an operation without a name is a stock rule's", async () => {
  expect(await judge(id, { paths: { "/a": { get: { responses: { 200: { description: "A" } } } } } })).toEqual([]);
});

function problems(method: string, operationId: string, data: object): Promise<string[]> {
  const schema = { type: "object", properties: { data } };
  const responses = { 200: { description: "A", content: { "application/json": { schema } } } };
  return judge(id, { paths: { "/a": { [method]: { operationId, responses } } } });
}
