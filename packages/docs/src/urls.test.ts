import { expect, test } from "vitest";
import { siteUrl } from "./urls.ts";

test.each([
  [undefined, "http://127.0.0.1:4000/"],
  ["", "http://127.0.0.1:4000/"],
  ["https://acme.example", "https://acme.example/"],
  ["https://acme.example/docs", "https://acme.example/docs/"],
  ["https://acme.example/docs/?from=ci#top", "https://acme.example/docs/"],
])("normalizes CREWKIT_DOCS_URL=%j to %s", (value, url) => {
  expect(siteUrl({ CREWKIT_DOCS_URL: value })).toBe(url);
});

test.each(["acme.example", "/docs", "file:///docs/"])("rejects CREWKIT_DOCS_URL=%s", (value) => {
  expect(() => siteUrl({ CREWKIT_DOCS_URL: value })).toThrow(`CREWKIT_DOCS_URL must be a URL such as`);
});
