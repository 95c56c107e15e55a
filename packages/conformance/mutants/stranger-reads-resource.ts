import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A stranger reads a resource that is not published.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["getResource > 404 > as a stranger"],
  handle: onRequest("getResource", (passing) => (isFrom("noor", passing) ? as("ada", passing) : passing)),
};
