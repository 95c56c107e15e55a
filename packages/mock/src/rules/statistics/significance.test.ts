import { expect, test } from "vitest";
import { significanceOf } from "./significance.ts";
import { createTally, type Tally } from "./tally.ts";

function tallyWith(success: number, failure: number): Tally {
  const outcomes: Tally["outcomes"] = new Map();
  outcomes.set("success", success).set("failure", failure);
  return { ...createTally(), judged: success + failure, outcomes };
}

test("a difference is significant where chance makes it in less than one of twenty cases", () => {
  expect(significanceOf(tallyWith(9, 1), tallyWith(4, 6))).toMatchObject({ significant: false });
  expect(significanceOf(tallyWith(10, 1), tallyWith(4, 6))).toMatchObject({ significant: true });
});
