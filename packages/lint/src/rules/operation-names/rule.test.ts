import { expect, test } from "vitest";
import { runRule } from "../../testing.ts";

const [list, single] = [{ type: "array", items: {} }, { type: "object" }];

test.each([
  ["get", "getSession", single],
  ["get", "listSessions", list],
  ["get", "searchSessions", list],
  ["get", "searchAnswer", single],
  ["post", "createSession", single],
  ["post", "pinSession", single],
  ["patch", "updateSession", single],
  ["delete", "logoutUser", single],
  ["get", "getP95Cost", single],
])("accepts a %s operation named %s", async (method, name, data) => {
  expect(await lint(method, name, data)).toEqual([]);
});

test.each([
  ["get", "get", single],
  ["get", "get_session", single],
  ["get", "GetSession", single],
  ["get", "fetchSession", single],
  ["get", "createSession", single],
  ["post", "getSession", single],
  ["patch", "createSession", single],
  ["put", "updateSession", single],
  ["get", "listSession", single],
  ["get", "getSessions", list],
])("reports a %s operation named %s", async (method, name, data) => {
  expect(await lint(method, name, data)).toEqual([`/paths/~1a/${method}/operationId`]);
});

test("ignores an operation without an operationId", async () => {
  expect(await lint("get", undefined, single)).toEqual([]);
});

test("reports the second of two operations with the same summary", async () => {
  const get = (operationId: string, summary?: string) => ({ operationId, summary, responses: {} });
  const summaries = (...[a, b]: (string | undefined)[]) =>
    runRule("operation-names", { paths: { "/a": { get: get("getA", a) }, "/b": { get: get("getB", b) } } });
  expect(await summaries("Get a thing", "Get a thing")).toEqual(["/paths/~1b/get/summary"]);
  expect(await summaries("Get a thing", "Get another thing")).toEqual([]);
  expect(await summaries()).toEqual([]);
});

function lint(method: string, operationId: string | undefined, data: object): Promise<string[]> {
  const schema = { type: "object", properties: { data } };
  const responses = { 200: { description: "A", content: { "application/json": { schema } } } };
  return runRule("operation-names", { paths: { "/a": { [method]: { operationId, responses } } } });
}
