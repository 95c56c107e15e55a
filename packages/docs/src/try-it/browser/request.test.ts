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
const parameter = (location: ParameterValue["location"], name: string, value: unknown): ParameterValue => {
  return { location, name, value };
};

describe("prepareRequest", () => {
  test("fills the path, encodes values and omits empty values", () => {
    const values = [
      parameter("path", "org_id", "a/b"),
      parameter("path", "id", "1?#"),
      parameter("query", "q", "a b&c=d+e"),
      parameter("query", "page", undefined),
      parameter("query", "repo", ""),
      parameter("query", "stacks", []),
      parameter("header", "X-Trace", ""),
    ];
    const { method, target, headers, body } = prepareRequest(
      { method: "get", path: "/{org_id}/items/{id}" },
      { ...draft, values },
    );
    expect({ method, target, headers, body }).toEqual({
      method: "GET",
      target: "/a%2Fb/items/1%3F%23?q=a%20b%26c%3Dd%2Be",
      headers: {},
      body: undefined,
    });
  });

  test("keeps the commas of an array", () => {
    const values = [parameter("query", "stacks", ["node", "c++", "a b"])];
    expect(prepareRequest({ method: "get", path: "/" }, { ...draft, values }).target).toBe(
      "/?stacks=node,c%2B%2B,a%20b",
    );
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
