import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A member may delete projects.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["deleteProject > 403 > as member"],
  handle: onRequest("deleteProject", (passing) => (isFrom("chen", passing) ? as("ada", passing) : passing)),
};
