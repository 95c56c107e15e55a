import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A creation answers 200.",
  kind: "answer",
  caughtBy: "status",
  only: ["createProject > 201 > as in the example"],
  handle: onAnswer({ of: "createProject" }, (answer) => ({ ...answer, status: 200 })),
};
