import { describe, expect, test } from "vitest";
import {
  baseUrlError,
  isThisMachine,
  normalizeBaseUrl,
  type ParameterValue,
  pathError,
  prepareRequest,
} from "./request.ts";

const draft = { baseUrl: "http://crewkit.test/api/v1", token: undefined, body: undefined };
const value = (location: ParameterValue["location"], name: string, text: string, isList = false): ParameterValue => {
  return { location, name, text, isList };
};

describe("a request", () => {
  const operation = { method: "get", path: "/{org_id}/things/{id}" };

  test("has its path filled, its values encoded, and nothing of what stayed empty", () => {
    const values = [
      value("path", "org_id", "a/b"),
      value("path", "id", "1?#"),
      value("query", "q", "a b&c=d+e"),
      value("query", "page", ""),
      value("header", "X-Trace", ""),
    ];
    const { method, target, headers, body } = prepareRequest(operation, { ...draft, values });
    expect({ method, target, headers, body }).toEqual({
      method: "GET",
      target: "/a%2Fb/things/1%3F%23?q=a%20b%26c%3Dd%2Be",
      headers: {},
      body: undefined,
    });
  });

  test("sends a list with its commas", () => {
    const values = [value("query", "stacks", "node,c++,a b", true)];
    expect(prepareRequest({ method: "get", path: "/" }, { ...draft, values }).target).toBe(
      "/?stacks=node,c%2B%2B,a%20b",
    );
  });

  test("has the token, and says that its body is JSON", () => {
    const { headers } = prepareRequest({ method: "post", path: "/" }, { ...draft, values: [], token: "t", body: "{" });
    expect(headers).toEqual({ Authorization: "Bearer t", "Content-Type": "application/json" });
  });
});

test.each(["", ".", ".."])("%j in a path would make another path", (text) => {
  expect(pathError(text)).toBeDefined();
});

test.each(["a", "...", "5b1f0c3e", " "])("%j in a path is for the API to judge", (text) => {
  expect(pathError(text)).toBeUndefined();
});

test.each([
  ["https://crewkit.example.com", "https://crewkit.example.com/api/v1"],
  ["https://crewkit.example.com/", "https://crewkit.example.com/api/v1"],
  ["http://127.0.0.1:4010/api/v1/", "http://127.0.0.1:4010/api/v1"],
  ["https://crewkit.example.com/other/base", "https://crewkit.example.com/other/base"],
])("%s is the base URL %s", (typed, url) => {
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
  "https://u:p@a/",
])("%j is no base URL", (typed) => {
  expect(baseUrlError(typed)).toBeDefined();
});

test("a mock on this machine is known by its host", () => {
  expect(["http://127.0.0.1:4010", "http://localhost", "http://[::1]:1"].map(isThisMachine)).toEqual([
    true,
    true,
    true,
  ]);
  expect(isThisMachine("https://localhost.example.com")).toBe(false);
});
