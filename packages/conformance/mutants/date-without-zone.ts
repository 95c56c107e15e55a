import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "One of the times has no time zone.",
  kind: "answer",
  caughtBy: "body",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) =>
    mapItems(answer, (item) => ({ ...item, updated_at: String(item.updated_at).replace("Z", "") })),
  ),
};
