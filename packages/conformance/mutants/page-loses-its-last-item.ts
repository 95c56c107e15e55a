import { changeItems, onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The last item of the last page is missing.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: onAnswer({ of: "listRoles" }, (answer) =>
    readField(answer, "/meta/current_page") === readField(answer, "/meta/total_pages")
      ? changeItems(answer, (items) => items.slice(0, -1))
      : answer,
  ),
};
