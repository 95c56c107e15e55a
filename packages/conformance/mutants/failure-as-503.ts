import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A failure of the server has a status that the contract does not know.",
  kind: "behaviour",
  caughtBy: "trouble",
  only: ["createRole > 500"],
  handle: onAnswer({ of: "createRole", status: 500 }, (answer) => ({ ...answer, status: 503 })),
};
