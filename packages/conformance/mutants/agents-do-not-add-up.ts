import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The costs of the agents add up to more than the summary has.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["listAnalyticsByAgent > stories"],
  handle: onAnswer({ of: "listAnalyticsByAgent" }, (answer) =>
    mapItems(answer, (item) => ({ ...item, total_cost_usd: Number(item.total_cost_usd) + 1 })),
  ),
};
