import { changeItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A filter loses one of those that fit.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listSessions > filters agent_name"],
  handle: onAnswer({ of: "listSessions" }, (answer, passing) =>
    queryOf(passing, "agent_name") === null ? answer : changeItems(answer, (items) => items.slice(1)),
  ),
};
