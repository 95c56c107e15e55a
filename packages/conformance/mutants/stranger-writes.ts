import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A stranger changes a role.",
  kind: "behaviour",
  caughtBy: "namespace",
  only: ["createRole > namespace"],
  handle: onRequest("updateRole", (passing) => (isFrom("noor", passing) ? as("ada", passing) : passing)),
};
