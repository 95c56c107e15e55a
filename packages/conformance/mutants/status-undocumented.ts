import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A slug that is taken is refused by 409.",
  kind: "answer",
  caughtBy: "status",
  only: ["createProject > 422 > a slug that is taken"],
  handle: onAnswer({ of: "createProject", status: 422 }, (answer) => ({ ...answer, status: 409 })),
};
