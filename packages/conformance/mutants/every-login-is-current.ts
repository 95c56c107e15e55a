import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Each login is marked as the one that asks.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["listCurrentUserActivity > stories"],
  handle: onAnswer({ of: "listCurrentUserActivity" }, (answer) =>
    mapItems(answer, (item) => ({ ...item, current: true })),
  ),
};
