import type { ExperimentSignificance } from "@crewkit/types";
import { fisherExact, type Trials } from "./fisher.ts";
import { toDecimals, toTenths } from "./rounding.ts";
import { countOf, type Tally } from "./tally.ts";

/** Whether two success rates differ by more than chance; unknown while one of them has no judged session. */
export function significanceOf(one: Tally, other: Tally): ExperimentSignificance {
  if (one.judged === 0 || other.judged === 0) return { p_value: null, significant: false, confidence: null };
  const p = fisherExact(trialsOf(one), trialsOf(other));
  return { p_value: toDecimals(p, 4), significant: p < 0.05, confidence: toTenths(100 * (1 - p)) };
}

function trialsOf(tally: Tally): Trials {
  const successes = countOf(tally, "success");
  return { successes, others: tally.judged - successes };
}
