import { dropField, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The meta of a list does not tell how many pages there are.",
  kind: "answer",
  caughtBy: "body",
  only: ["listRoles > 200 > as in the example"],
  handle: onAnswer({ of: "listRoles" }, (answer) => dropField(answer, "/meta/total_pages")),
};
