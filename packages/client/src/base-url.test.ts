import { describe, expect, test } from "vitest";
import { resolveBaseUrl } from "./base-url.ts";

describe("an origin or a full base URL, with or without a slash at the end", () => {
  test.each([
    ["https://crewkit.acme.example", "https://crewkit.acme.example/api/v1"],
    ["https://crewkit.acme.example/", "https://crewkit.acme.example/api/v1"],
    ["https://crewkit.acme.example/api/v1", "https://crewkit.acme.example/api/v1"],
    ["https://crewkit.acme.example/api/v1/", "https://crewkit.acme.example/api/v1"],
    ["http://127.0.0.1:4010", "http://127.0.0.1:4010/api/v1"],
    ["https://intranet.acme.example/crewkit/api/v1", "https://intranet.acme.example/crewkit/api/v1"],
  ])("%s > %s", (given, resolved) => {
    expect(resolveBaseUrl(given)).toBe(resolved);
  });

  test("nothing is production", () => {
    expect(resolveBaseUrl()).toBe("https://api.crewkit.io/api/v1");
  });
});

describe("what is no base URL is refused, with what to do", () => {
  test.each(["crewkit.acme.example", "ftp://crewkit.acme.example", "https://", "127.0.0.1:4010"])("%s", (given) => {
    expect(() => resolveBaseUrl(given)).toThrow(
      `The base URL "${given}" is not an http or https URL. Set CREWKIT_API_URL`,
    );
  });

  test.each(["https://a.example/?x=1", "https://a.example/#x", "https://user:secret@a.example"])("%s", (given) => {
    expect(() => resolveBaseUrl(given)).toThrow("must have no query, fragment or credentials");
    expect(() => resolveBaseUrl(given)).not.toThrow("secret");
  });
});
