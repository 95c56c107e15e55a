import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

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
])("a %s can be called %s", async (method, name, data) => {
  expect(await lint(method, name, data)).toEqual([]);
});

test.each([
  ["get", "get", single],
  ["get", "get_session", single],
  ["get", "GetSession", single],
  ["get", "get-session", single],
  ["get", "fetchSession", single],
  ["get", "createSession", single],
  ["post", "getSession", single],
  ["post", "deleteSession", single],
  ["patch", "createSession", single],
  ["delete", "updateSession", single],
  ["put", "updateSession", single],
  ["get", "listSession", single],
  ["get", "getSessions", list],
])("reports a %s called %s", async (method, name, data) => {
  expect(await lint(method, name, data)).toEqual([`/paths/~1a/${method}/operationId`]);
});

test("leaves an operation without a name to a stock rule", async () => {
  expect(await lint("get", undefined, single)).toEqual([]);
});

function lint(method: string, operationId: string | undefined, data: object): Promise<string[]> {
  const schema = { type: "object", properties: { data } };
  const responses = { 200: { description: "A", content: { "application/json": { schema } } } };
  return judge("operation-id", { paths: { "/a": { [method]: { operationId, responses } } } });
}
