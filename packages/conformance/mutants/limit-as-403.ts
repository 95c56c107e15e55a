import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Who is beyond the limit is told 403.",
  kind: "behaviour",
  caughtBy: "trouble",
  only: ["getProject > 429"],
  handle: onAnswer({ status: 429 }, (answer) => ({ ...answer, status: 403 })),
};
