import { expect, test } from "vitest";
import { fisherExact } from "./significance.ts";

const pValue = (a: number, b: number, c: number, d: number) =>
  fisherExact({ successes: a, others: b }, { successes: c, others: d });

test("Fisher's exact test agrees with published tables", () => {
  // The lady tasting tea (Fisher 1935); men, women and studying (the example of Wikipedia, by R's fisher.test).
  expect(pValue(3, 1, 1, 3)).toBeCloseTo(0.485714, 6);
  expect(pValue(1, 9, 11, 3)).toBeCloseTo(0.002759, 6);
});

test("it is the same whichever group and whichever result comes first", () => {
  for (const [a, b, c, d] of [
    [7, 2, 3, 8],
    [2, 7, 8, 3],
    [3, 8, 7, 2],
  ] as const) {
    expect(pValue(a, b, c, d)).toBeCloseTo(0.069778519, 8);
  }
});

test("it says 1 where nothing can differ", () => {
  for (const [a, b, c, d] of [
    [0, 0, 0, 0],
    [5, 0, 9, 0],
    [0, 5, 0, 9],
    [3, 3, 3, 3],
  ] as const) {
    expect(pValue(a, b, c, d)).toBe(1);
  }
});

test("large counts neither overflow nor vanish", () => {
  // By exact fractions.
  expect(pValue(500, 500, 560, 440)).toBeCloseTo(0.008193461, 8);
  expect(pValue(50_000, 50_000, 50_000, 50_000)).toBe(1);
  expect(pValue(100_000, 0, 0, 100_000)).toBe(0);
});
