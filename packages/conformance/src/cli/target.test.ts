import { expect, test } from "vitest";
import { resolveBaseUrl } from "./target.ts";

const contract = { servers: [{ url: "https://api.example.com/api/v1" }] };

test.each([
  ["https://acme.example", "https://acme.example/api/v1"],
  ["http://127.0.0.1:4010/", "http://127.0.0.1:4010/api/v1"],
  ["https://acme.example/crewkit", "https://acme.example/crewkit"],
  ["https://acme.example/api/v1/", "https://acme.example/api/v1/"],
  ["no URL", "no URL"],
])("resolves %s to %s", (url, base) => {
  expect(resolveBaseUrl(url, contract)).toBe(base);
});

test("keeps the URL if the contract's server has no path or is missing", () => {
  expect(resolveBaseUrl("https://acme.example", { servers: [{ url: "https://api.example.com" }] })).toBe(
    "https://acme.example",
  );
  expect(resolveBaseUrl("https://acme.example", {})).toBe("https://acme.example");
});
