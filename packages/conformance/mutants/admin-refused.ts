import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An admin may not change projects.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["updateProject > 200 > as admin"],
  handle: onRequest("updateProject", (passing) => (isFrom("bruno", passing) ? as("dana", passing) : passing)),
};
