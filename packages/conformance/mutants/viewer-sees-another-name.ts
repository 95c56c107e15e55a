import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A viewer is shown the members under other names.",
  kind: "behaviour",
  caughtBy: "views",
  only: ["listMembers > views as viewer"],
  handle: onAnswer({ of: "listMembers" }, (answer, passing) =>
    isFrom("dana", passing) ? mapItems(answer, (item, index) => ({ ...item, name: `Member ${index + 1}` })) : answer,
  ),
};
