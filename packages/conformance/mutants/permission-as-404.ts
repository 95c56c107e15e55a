import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Too little permission is told as 404.",
  kind: "answer",
  caughtBy: "status",
  only: ["createProject > 403"],
  handle: onAnswer({ of: "createProject", status: 403 }, (answer) => ({ ...answer, status: 404 })),
};
