import { expect, test } from "vitest";
import { formatPointer, parsePointer } from "./index.ts";

test("formats and parses keys with special characters", () => {
  const keys = ["paths", "/a/{id}", "~1", "", "200"];
  expect(formatPointer(keys)).toBe("/paths/~1a~1{id}/~01//200");
  expect(parsePointer(formatPointer(keys))).toEqual(keys);
});

test("parses URI fragments and the root pointer", () => {
  expect(parsePointer("#/paths/~1a~1%7Bid%7D")).toEqual(["paths", "/a/{id}"]);
  expect([parsePointer("#"), parsePointer("")]).toEqual([[], []]);
});
