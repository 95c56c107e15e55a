import { changeItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A list that is ordered by name comes by time.",
  kind: "behaviour",
  caughtBy: "order",
  only: ["listProjects > order"],
  handle: onAnswer({ of: "listProjects" }, (answer) =>
    changeItems(answer, (items) => items.toSorted((a, b) => String(b.created_at).localeCompare(String(a.created_at)))),
  ),
};
