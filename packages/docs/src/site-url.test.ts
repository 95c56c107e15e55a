import { expect, test } from "vitest";
import { siteUrl } from "./site-url.ts";

test.each([
  [undefined, "http://127.0.0.1:4000/"],
  ["", "http://127.0.0.1:4000/"],
  ["https://acme.example", "https://acme.example/"],
  ["https://acme.example/docs", "https://acme.example/docs/"],
  ["https://acme.example/docs/?from=ci#top", "https://acme.example/docs/"],
])("CREWKIT_DOCS_URL of %j is %s", (given, address) => {
  expect(siteUrl({ CREWKIT_DOCS_URL: given })).toBe(address);
});

test.each(["acme.example", "/docs", "file:///docs/"])("CREWKIT_DOCS_URL may not be %s", (given) => {
  expect(() => siteUrl({ CREWKIT_DOCS_URL: given })).toThrow(`CREWKIT_DOCS_URL must be a URL such as`);
});
