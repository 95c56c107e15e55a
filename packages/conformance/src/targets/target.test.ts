import { expect, test } from "vitest";
import { urlTarget } from "./target.ts";

test.each(["https://api.example.com", "http://localhost:4010", "http://127.0.0.1"])(
  "writes to %s only if allowed",
  (url) => {
    expect(urlTarget({ url }).writes).toBe(false);
    expect(urlTarget({ url, allowWrites: true }).writes).toBe(true);
  },
);

test.each(["nonsense", "ftp://files.example"])("rejects the URL %s", (url) => {
  expect(() => urlTarget({ url })).toThrow(`${url} is not`);
});
