import { expect, test } from "vitest";
import { urlTarget } from "./url.ts";

test.each([
  "http://127.0.0.1:4010/api",
  "http://127.9.9.9",
  "http://localhost:4010",
  "http://api.localhost",
  "http://[::1]:80",
])("writes to %s, which is local", (url) => {
  expect(urlTarget({ url }).writes).toBe(true);
});

test.each([
  "https://api.example.com",
  "http://localhost.example.com",
  "http://127.0.0.1.example.com",
  "http://10.0.0.1",
  "http://128.0.0.1",
])("does not write to %s unless allowed", (url) => {
  expect(urlTarget({ url }).writes).toBe(false);
  expect(urlTarget({ url, allowWrites: true }).writes).toBe(true);
});

test.each(["nonsense", "ftp://files.example"])("rejects the URL %s", (url) => {
  expect(() => urlTarget({ url })).toThrow(`${url} is not`);
});
