import { changeItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What happened comes oldest first.",
  kind: "behaviour",
  caughtBy: "order",
  only: ["listSessions > order"],
  handle: onAnswer({ of: "listSessions" }, (answer) => changeItems(answer, (items) => items.toReversed())),
};
