import { expect, test } from "vitest";
import { formatPointer, parsePointer } from "./index.ts";

test("a pointer comes back as it was, whatever its keys hold", () => {
  const keys = ["paths", "/a/{id}", "~1", "", "200"];
  expect(formatPointer(keys)).toBe("/paths/~1a~1{id}/~01//200");
  expect(parsePointer(formatPointer(keys))).toEqual(keys);
});

test("a fragment is read without its sign and its percent-encoding; the document itself has no keys", () => {
  expect(parsePointer("#/paths/~1a~1%7Bid%7D")).toEqual(["paths", "/a/{id}"]);
  expect([parsePointer("#"), parsePointer("")]).toEqual([[], []]);
});
