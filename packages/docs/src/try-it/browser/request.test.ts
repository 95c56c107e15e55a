import { expect, test } from "vitest";
import { baseUrlError, isThisMachine, normalizeBaseUrl, pathError, prepareRequest } from "./request.ts";

const draft = { baseUrl: "http://crewkit.test/api/v1", token: undefined, body: undefined };
test("prepares the path, the query and the headers", () => {
  const values = {
    path: { org_id: "a/b", id: "1?#" },
    query: { q: "a b&c=d+e", page: 2, stacks: ["node", "c++", "a b"] },
    header: { "X-Trace": "1" },
  };
  expect(prepareRequest({ method: "get", path: "/{org_id}/items/{id}" }, { ...draft, values })).toMatchObject({
    method: "GET",
    target: "/a%2Fb/items/1%3F%23?q=a%20b%26c%3Dd%2Be&page=2&stacks=node,c%2B%2B,a%20b",
    headers: { "X-Trace": "1" },
    body: undefined,
  });
});

test("rejects empty path parameters and dot segments", () => {
  expect(["", ".", "..", "...", " ", "5b1f0c3e"].filter((text) => pathError(text))).toEqual(["", ".", ".."]);
});

test.each([
  ["https://crewkit.example.com", "https://crewkit.example.com/api/v1"],
  ["https://crewkit.example.com/", "https://crewkit.example.com/api/v1"],
  ["http://127.0.0.1:4010/api/v1/", "http://127.0.0.1:4010/api/v1"],
  ["https://crewkit.example.com/other/base", "https://crewkit.example.com/other/base"],
])("normalizes the base URL %s to %s", (typed, url) => {
  expect(baseUrlError(typed)).toBeUndefined();
  expect(normalizeBaseUrl(typed, "/api/v1")).toBe(url);
});

test.each([
  "",
  "crewkit.example.com",
  "ftp://a",
  "javascript:alert(1)",
  "https://a/?b",
  "https://a/#b",
  "https://u@a/",
  "https://:p@a/",
])("rejects the base URL %j", (typed) => {
  expect(baseUrlError(typed)).toBeDefined();
});

test("recognizes local URLs", () => {
  const local = ["http://127.0.0.1:4010", "http://localhost", "http://[::1]:1"];
  expect([...local, "https://localhost.example.com"].filter(isThisMachine)).toEqual(local);
});
