import { expect, test } from "vitest";
import { fisherExact } from "./significance.ts";

const pValue = (a: number, b: number, c: number, d: number) =>
  fisherExact({ successes: a, others: b }, { successes: c, others: d });

test("matches published results of Fisher's exact test", () => {
  // The lady tasting tea (Fisher 1935), and Wikipedia's example of men, women and studying (R's fisher.test).
  expect(pValue(3, 1, 1, 3)).toBeCloseTo(0.485714, 6);
  expect(pValue(1, 9, 11, 3)).toBeCloseTo(0.002759, 6);
});

test("does not depend on the order of groups and results", () => {
  for (const p of [pValue(7, 2, 3, 8), pValue(2, 7, 8, 3), pValue(3, 8, 7, 2)]) expect(p).toBeCloseTo(0.069778519, 8);
});

test("returns 1 if no difference is possible", () => {
  expect([pValue(0, 0, 0, 0), pValue(5, 0, 9, 0), pValue(0, 5, 0, 9), pValue(3, 3, 3, 3)]).toEqual([1, 1, 1, 1]);
});

test("handles large counts without overflow or underflow", () => {
  // Computed with exact fractions.
  expect(pValue(500, 500, 560, 440)).toBeCloseTo(0.008193461, 8);
  expect(pValue(50_000, 50_000, 50_000, 50_000)).toBe(1);
  expect(pValue(100_000, 0, 0, 100_000)).toBe(0);
});
