import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A path that does not decode lets the server fail.",
  kind: "behaviour",
  caughtBy: "ids",
  only: ["getProject > 400 > path"],
  handle: onAnswer({ of: "getProject", status: 400 }, (answer) => ({ ...answer, status: 500 })),
};
