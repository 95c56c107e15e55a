import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A series leaves out the points without sessions, so that a chart draws a line over the gap.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["getAnalyticsTimeseries > stories"],
  handle: onAnswer({ of: "getAnalyticsTimeseries" }, (answer) =>
    setField(answer, "/data/points", (points: { total_sessions: number }[]) =>
      points.filter(({ total_sessions }) => total_sessions > 0),
    ),
  ),
};
