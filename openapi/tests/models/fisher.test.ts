import { expect, test } from "vitest";
import { fisher } from "./fisher.ts";

test("Fisher's exact test agrees with published tables", () => {
  // The lady tasting tea (Fisher 1935), and the example of R's fisher.test for men, women and studying.
  expect(fisher({ successes: 3, others: 1 }, { successes: 1, others: 3 })).toBeCloseTo(0.4857, 4);
  expect(fisher({ successes: 1, others: 9 }, { successes: 11, others: 3 })).toBeCloseTo(0.002759, 6);
});
