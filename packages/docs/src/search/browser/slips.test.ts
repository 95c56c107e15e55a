import { expect, test } from "vitest";
import { untwisted } from "./slips.ts";

test.each([
  ["serach", "search"],
  ["esarch", "search"],
  ["searhc", "search"],
  ["search", "search"],
  ["docker", "docker"],
])("%s is taken for %s", (typed, meant) => {
  expect(untwisted(typed, new Set(["search", "session"]))).toBe(meant);
});
