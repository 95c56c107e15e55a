import { changeItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Projects of one name do not follow by their ids.",
  kind: "behaviour",
  caughtBy: "order",
  only: ["createProject > 201", "listProjects > order"],
  handle: onAnswer({ of: "listProjects" }, (answer) =>
    changeItems(answer, (items) =>
      items.toSorted((a, b) => (a.name === b.name ? String(b.id).localeCompare(String(a.id)) : 0)),
    ),
  ),
};
