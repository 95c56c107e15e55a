import { describe, expect, test } from "vitest";
import { resolveBaseUrl } from "./base-url.ts";

describe("an origin or a full base URL, with or without slashes at the end", () => {
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
  ])("%s > %s", (given, resolved) => {
    expect(resolveBaseUrl(given)).toBe(resolved);
  });

  test("nothing is production", () => {
    expect(resolveBaseUrl()).toBe("https://api.crewkit.io/api/v1");
  });
});

describe("what is no base URL is refused with what to do, and not quoted", () => {
  test.each([
    ...["", " ", "crewkit.acme.example", "127.0.0.1:4010", "ftp://a.example", "https://", "https:///api/v1", "/api/v1"],
    ...["https://a.example/?x=1", "https://a.example?x", "https://a.example/#x", "https://a.example/a b"],
    ...["https://user:s3cret@a.example", "https://s3cret@a.example", "http://[::1", "https://a.example:99999"],
  ])("%j", (given) => {
    expect(() => resolveBaseUrl(given)).toThrow(
      new TypeError("Set CREWKIT_API_URL or baseUrl to a URL such as https://api.crewkit.io/api/v1"),
    );
  });
});
