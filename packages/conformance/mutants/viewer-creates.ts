import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A viewer may create projects.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["createProject > 403 > as viewer"],
  handle: onRequest("createProject", (passing) => (isFrom("dana", passing) ? as("ada", passing) : passing)),
};
