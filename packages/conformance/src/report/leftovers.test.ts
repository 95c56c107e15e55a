import { expect, test } from "vitest";
import { groupCleanUpFailures } from "./leftovers.ts";
import { formatLeftover } from "./text.ts";

test("groups the messages of clean-up steps that differ only in ids", () => {
  const messages = ["Could not delete a-1.", "Could not delete a-2.", "Could not log out."];
  expect(groupCleanUpFailures(messages).map(formatLeftover)).toEqual([
    "2 × Could not delete a-1.",
    "1 × Could not log out.",
  ]);
});

test("lists the first ids of a kind", () => {
  const ids = ["/1", "/2", "/3", "/4", "/5", "/6"];
  expect(formatLeftover({ what: "created by addNote", count: 6, ids })).toBe(
    "6 × created by addNote: /1, /2, /3, /4, /5, and 1 more",
  );
});
