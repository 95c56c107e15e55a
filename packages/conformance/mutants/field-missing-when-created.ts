import { dropField, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What a creation answers has no slug.",
  kind: "answer",
  caughtBy: "body",
  only: ["createProject > 201 > as in the example"],
  handle: onAnswer({ of: "createProject" }, (answer) => dropField(answer, "/data/slug")),
};
