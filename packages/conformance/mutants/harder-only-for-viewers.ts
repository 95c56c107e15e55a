import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Only viewers get a null.",
  kind: "answer",
  caughtBy: "body",
  only: ["listProjects > 200 > as viewer"],
  handle: onAnswer({ of: "listProjects" }, (answer, passing) =>
    isFrom("dana", passing) ? mapItems(answer, (item) => ({ ...item, updated_at: null })) : answer,
  ),
};
