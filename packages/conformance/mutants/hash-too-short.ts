import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The hash of a version is shortened.",
  kind: "answer",
  caughtBy: "body",
  only: ["listExperiments > 200 > as in the example"],
  handle: onAnswer({ of: "listExperiments" }, (answer) =>
    mapItems(answer, (item) => ({ ...item, control_version_hash: String(item.control_version_hash).slice(0, 7) })),
  ),
};
