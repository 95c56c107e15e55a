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

test("a share is a percentage, 100 only where nothing lacks, and of nothing all", () => {
  expect(numberOf(examples)).toBe(66.6);
  expect(numberOf({ ...examples, have: 1999, of: 2000 })).toBe(99.9);
  expect(numberOf(share("none", [], () => true, String))).toBe(100);
});

test("worse is below a minimum and above a maximum", () => {
  expect(worseThan(66.6, 2)).toEqual([false, false]);
  expect(worseThan(66.7, 1)).toEqual([true, true]);
});

test("a figure that is gone is worse, one without a limit is not", () => {
  const rows = compare([examples], { atLeast: { operations: 28 }, atMost: {} });
  expect(rows.map(({ name, worse }) => [name, worse])).toEqual([
    ["examples", false],
    ["operations", true],
  ]);
});

test("an update writes what is better or new, never what is worse", () => {
  const tightened = (atLeast: number, atMost: number) =>
    tighten(compare([examples, problems], { atLeast: { examples: atLeast }, atMost: { problems: atMost } }));
  expect(tightened(50, 5)).toEqual({ atLeast: { examples: 66.6 }, atMost: { problems: 2 } });
  expect(tightened(80, 1)).toEqual({ atLeast: { examples: 80 }, atMost: { problems: 1 } });
  expect(tighten(compare([examples], { atLeast: {}, atMost: {} })).atLeast).toEqual({ examples: 66.6 });
});

test("the table shows every figure beside its limit, and then names what is worse, by how much and where", () => {
  const rows = compare([examples, problems], { atLeast: { examples: 70 }, atMost: { problems: 2 } });
  expect(reportText(rows)).toBe(`measure   figure          limit          lacking
examples  66.6 %  2 of 3  at least 70 %  getA 200
problems  2               at most 2      struct a, struct b

✗ examples: 66.6 %, at least 70 %. Look at getA 200.
Mend this; or lower openapi/minimums.json by hand, and say why in the commit.`);
});
