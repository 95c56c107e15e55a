import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A stranger reads a project.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["getProject > 403 > as a stranger"],
  handle: onRequest("getProject", (passing) => (isFrom("noor", passing) ? as("ada", passing) : passing)),
};
