import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The success rate of the summary is a fraction, and that of the trend a percentage.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["getSuccessTrend > stories"],
  handle: onAnswer({ of: "getAnalyticsSummary" }, (answer) =>
    setField(answer, "/data/success_rate", (rate: number | null) => (rate === null ? null : rate / 100)),
  ),
};
