import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "base-path";
const good = { url: "https://crewkit.io/api/v1" };

test.each([
  ["https://{host}/api/v1", "a.io", []],
  ["https://a.io/{host}", "api/v1", []],
  ["https://a.io/{host}", "api/v2", ["The server https://a.io/api/v2 does not end in /api/v1."]],
  ["https://{host}/api/v1/", "a.io", ["The server https://a.io/api/v1/ does not end in /api/v1."]],
  ["https://{host}", "a.io", ["The server https://a.io does not end"]],
])("%s, by default with %s", async (url, value, expected) => {
  const servers = [good, { url, variables: { host: { default: value } } }];
  expect(await judge(id, { servers, paths: {} })).toEqual(expected.map((text) => expect.stringContaining(text)));
});

test.each([[undefined], [[]]])("servers that are %j are reported", async (servers) => {
  expect(await judge(id, { servers, paths: {} })).toEqual([expect.stringContaining("The document has no server.")]);
});

test("the servers of a path and of an operation count, once each", async () => {
  const servers = [{ url: "https://b.io" }];
  const operation = { responses: { 200: { description: "A" } } };
  const item = { servers, get: { ...operation, servers }, post: operation };
  expect(await judge(id, { servers: [good], paths: { "/a": item } })).toHaveLength(2);
});
