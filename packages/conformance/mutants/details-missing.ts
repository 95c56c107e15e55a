import { dropField, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A wrong body is refused without details.",
  kind: "answer",
  caughtBy: "details",
  only: ["createProject > 422 > body name: missing"],
  handle: onAnswer({ of: "createProject", status: 422 }, (answer) => dropField(answer, "/details")),
};
