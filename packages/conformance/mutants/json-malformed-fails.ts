import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What is no JSON lets the server fail.",
  kind: "behaviour",
  caughtBy: "body",
  only: ["createRole > 400 > malformed JSON"],
  handle: onAnswer({ of: "createRole", status: 400 }, (answer) => ({ ...answer, status: 500 })),
};
