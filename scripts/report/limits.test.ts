import { expect, test } from "vitest";
import { type Figure, numberOf, share } from "./figure.ts";
import { compare, tighten } from "./limits.ts";
import { reportText } from "./print.ts";

const examples: Figure = { name: "examples", have: 2, of: 3, lacking: ["getA 200"] };
const problems: Figure = { name: "problems", have: 2, lacking: ["struct a", "struct b"], fewer: true };
const worseThan = (atLeast: number, atMost: number) =>
  compare([examples, problems], { atLeast: { examples: atLeast }, atMost: { problems: atMost } }).map(
    ({ worse }) => worse,
  );

test("a share is a percentage, and 100 only if nothing is lacking", () => {
  expect(numberOf(examples)).toBe(66.6);
  expect(numberOf({ ...examples, have: 1999, of: 2000 })).toBe(99.9);
  expect(numberOf(share("none", [], () => true, String))).toBe(100);
});

test("a metric is worse below its minimum or above its maximum", () => {
  expect(worseThan(66.6, 2)).toEqual([false, false]);
  expect(worseThan(66.7, 1)).toEqual([true, true]);
});

test("a missing metric is worse, a metric without a limit is not", () => {
  const rows = compare([examples], { atLeast: { operations: 28 }, atMost: {} });
  expect(rows.map(({ name, worse }) => [name, worse])).toEqual([
    ["examples", false],
    ["operations", true],
  ]);
});

test("an update keeps limits that are better than the metric", () => {
  const tightened = (atLeast: number, atMost: number) =>
    tighten(compare([examples, problems], { atLeast: { examples: atLeast }, atMost: { problems: atMost } }));
  expect(tightened(50, 5)).toEqual({ atLeast: { examples: 66.6 }, atMost: { problems: 2 } });
  expect(tightened(80, 1)).toEqual({ atLeast: { examples: 80 }, atMost: { problems: 1 } });
  expect(tighten(compare([examples], { atLeast: {}, atMost: {} })).atLeast).toEqual({ examples: 66.6 });
});

test("prints each metric with its limit, then the worse ones and what they lack", () => {
  const rows = compare([examples, problems], { atLeast: { examples: 70 }, atMost: { problems: 2 } });
  const [header, first, second, , worse, ...rest] = reportText(rows).split("\n");
  expect(header).toMatch(/^measure +figure +limit +lacking$/);
  expect(first).toMatch(/^examples +66.6 % +2 of 3 +at least 70 % +getA 200$/);
  expect(second).toMatch(/^problems +2 +at most 2 +struct a, struct b$/);
  expect(worse).toMatch(/examples.*66.6 %.*70 %.*getA 200/);
  expect(rest.join()).toContain("openapi/minimums.json");
});
