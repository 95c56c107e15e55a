import { describe, expect, test } from "vitest";
import { productionUrl } from "./generated/contract.ts";
import { resolveBaseUrl } from "./transport.ts";

describe("resolveBaseUrl()", () => {
  test.each([
    ["https://crewkit.acme.example", "https://crewkit.acme.example/api/v1"],
    ["https://crewkit.acme.example/", "https://crewkit.acme.example/api/v1"],
    ["https://crewkit.acme.example//", "https://crewkit.acme.example/api/v1"],
    ["https://crewkit.acme.example/api/v1", "https://crewkit.acme.example/api/v1"],
    ["https://crewkit.acme.example/api/v1//", "https://crewkit.acme.example/api/v1"],
    ["https://intranet.acme.example/crewkit/api/v1", "https://intranet.acme.example/crewkit/api/v1"],
    ["http://127.0.0.1:4010", "http://127.0.0.1:4010/api/v1"],
    ["http://[::1]:4010/", "http://[::1]:4010/api/v1"],
    ["HTTPS://CREWKIT.ACME.EXAMPLE", "HTTPS://CREWKIT.ACME.EXAMPLE/api/v1"],
  ])("resolves %s to %s", (baseUrl, resolved) => {
    expect(resolveBaseUrl(baseUrl)).toBe(resolved);
  });

  test("defaults to production", () => {
    expect(resolveBaseUrl()).toBe(productionUrl);
  });
});

describe("resolveBaseUrl() with an invalid URL", () => {
  test.each([
    "",
    " ",
    "crewkit.acme.example",
    "127.0.0.1:4010",
    "ftp://a.example",
    "https://",
    "https:///api/v1",
    "/api/v1",
    "https://a.example/?x=1",
    "https://a.example?x",
    "https://a.example/#x",
    "https://a.example/a b",
    "https://user:s3cret@a.example",
    "https://s3cret@a.example",
    "http://[::1",
    "https://a.example:99999",
  ])("rejects %j without quoting it", (baseUrl) => {
    const error = expect.objectContaining({ message: expect.stringMatching(/CREWKIT_API_URL.*baseUrl/) });
    expect(() => resolveBaseUrl(baseUrl)).toThrow(TypeError);
    expect(() => resolveBaseUrl(baseUrl)).toThrow(error);
    expect(() => resolveBaseUrl(baseUrl)).not.toThrow(/s3cret/);
  });
});
