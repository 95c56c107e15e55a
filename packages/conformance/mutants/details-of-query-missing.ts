import { dropField, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A wrong query is refused without details.",
  kind: "answer",
  caughtBy: "details",
  only: ["listProjects > 400 > query per_page: no number"],
  handle: onAnswer({ of: "listProjects", status: 400 }, (answer) => dropField(answer, "/details")),
};
