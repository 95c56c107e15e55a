import { changeItems, onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A viewer's list lacks one project, and the total fits.",
  kind: "behaviour",
  caughtBy: "views",
  only: ["listProjects > views"],
  handle: onAnswer({ of: "listProjects" }, (answer, passing) =>
    isFrom("dana", passing)
      ? setField(
          changeItems(answer, (items) => items.slice(1)),
          "/meta/total_count",
          (count: number) => count - 1,
        )
      : answer,
  ),
};
