import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A failure of the server is told as success.",
  kind: "behaviour",
  caughtBy: "trouble",
  only: ["listProjects > 500"],
  handle: onAnswer({ of: "listProjects", status: 500 }, (answer) => ({ ...answer, status: 200 })),
};
