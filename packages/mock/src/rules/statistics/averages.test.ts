import { expect, test } from "vitest";
import { nearestRank } from "./averages.ts";

test("the nearest rank is a value that was there", () => {
  expect(nearestRank([], 95)).toBe(null);
  expect(nearestRank([0.3], 95)).toBe(0.3);
  const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(nearestRank(twenty, 95)).toBe(19);
  expect(nearestRank([...twenty, 21], 95)).toBe(20);
});
