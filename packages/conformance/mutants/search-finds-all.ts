import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A search finds everything.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["searchSessions > filters q"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "searchSessions") return forward(passing);
    return forward({ ...passing, target: passing.target.replace("/search", "").replace(/([?&])q=[^&]*&?/, "$1") });
  },
};
