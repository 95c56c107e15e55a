import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A refusal answers 200, with the error in the body.",
  kind: "answer",
  caughtBy: "status",
  only: ["getProject > 404 > path id: unknown"],
  handle: onAnswer({ of: "getProject", status: 404 }, (answer) => ({ ...answer, status: 200 })),
};
