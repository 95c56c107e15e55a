import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An enum is written in capitals.",
  kind: "answer",
  caughtBy: "body",
  only: ["listExperiments > 200 > as in the example"],
  handle: onAnswer({ of: "listExperiments" }, (answer) =>
    mapItems(answer, (item) => ({ ...item, status: String(item.status).toUpperCase() })),
  ),
};
