import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A wrong body is refused by 400.",
  kind: "answer",
  caughtBy: "status",
  only: ["createProject > 422 > body name: missing"],
  handle: onAnswer({ of: "createProject", status: 422 }, (answer) => ({ ...answer, status: 400 })),
};
