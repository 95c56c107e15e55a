import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What a session costs is kept in whole cents.",
  kind: "behaviour",
  caughtBy: "shown",
  only: ["updateSession > 200"],
  handle: async (passing, forward) => {
    const cost = readField(passing, "/model_metrics/cost_usd");
    const isReport = passing.operationId === "updateSession" || passing.operationId === "endSession";
    return forward(
      isReport && typeof cost === "number" && cost >= 0
        ? setField(passing, "/model_metrics/cost_usd", Math.round(cost * 100) / 100)
        : passing,
    );
  },
};
