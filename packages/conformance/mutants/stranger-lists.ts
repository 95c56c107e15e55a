import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A stranger lists the members of an organization.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["listMembers > 403 > as a stranger"],
  handle: onRequest("listMembers", (passing) => (isFrom("noor", passing) ? as("ada", passing) : passing)),
};
