import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A viewer may not read members.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["listMembers > 200 > as viewer"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "listMembers" || !isFrom("dana", passing)) return forward(passing);
    return forward(as("noor", passing));
  },
};
