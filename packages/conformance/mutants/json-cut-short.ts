import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An answer ends in the middle.",
  kind: "answer",
  caughtBy: "body",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => ({ ...answer, body: answer.body.slice(0, -2) })),
};
