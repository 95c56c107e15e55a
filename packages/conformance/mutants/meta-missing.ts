import { dropField, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A list has no meta.",
  kind: "answer",
  caughtBy: "body",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) => dropField(answer, "/meta")),
};
