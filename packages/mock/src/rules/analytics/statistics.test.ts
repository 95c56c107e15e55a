import { expect, test } from "vitest";
import { fisherExact, nearestRank } from "./statistics.ts";

test("Fisher's exact test agrees with published tables", () => {
  // The lady tasting tea (Fisher 1935); men, women and studying (the example of Wikipedia, by R's fisher.test).
  expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(0.485714, 6);
  expect(fisherExact(1, 9, 11, 3)).toBeCloseTo(0.002759, 6);
});

test("it is the same whichever group and whichever result comes first", () => {
  for (const [a, b, c, d] of [
    [7, 2, 3, 8],
    [2, 7, 8, 3],
    [3, 8, 7, 2],
  ] as const) {
    expect(fisherExact(a, b, c, d)).toBeCloseTo(0.069778519, 8);
  }
});

test("it says 1 where nothing can differ", () => {
  for (const [a, b, c, d] of [
    [0, 0, 0, 0],
    [5, 0, 9, 0],
    [0, 5, 0, 9],
    [3, 3, 3, 3],
  ] as const) {
    expect(fisherExact(a, b, c, d)).toBe(1);
  }
});

test("large counts neither overflow nor vanish", () => {
  // By exact fractions.
  expect(fisherExact(500, 500, 560, 440)).toBeCloseTo(0.008193461, 8);
  expect(fisherExact(50_000, 50_000, 50_000, 50_000)).toBe(1);
  expect(fisherExact(100_000, 0, 0, 100_000)).toBe(0);
});

test("the nearest rank is a value that was there", () => {
  expect(nearestRank([], 95)).toBe(null);
  expect(nearestRank([0.3], 95)).toBe(0.3);
  const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(nearestRank(twenty, 95)).toBe(19);
  expect(nearestRank([...twenty, 21], 95)).toBe(20);
});
