import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The average cost of no sessions is 0 and not null.",
  kind: "behaviour",
  caughtBy: "shown",
  only: ["getExperimentMetrics > 200"],
  handle: onAnswer({ of: "getExperimentMetrics" }, (answer) =>
    setField(answer, "/data/control/avg_cost", (cost: unknown) => cost ?? 0),
  ),
};
