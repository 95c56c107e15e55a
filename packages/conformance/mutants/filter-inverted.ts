import { changeItems } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A filter shows all others.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listExperiments > filters status"],
  handle: async (passing, forward) => {
    const status = queryOf(passing, "status");
    if (passing.operationId !== "listExperiments" || status === null) return forward(passing);
    const all = await forward(withQuery(passing, (query) => query.delete("status")));
    return changeItems(all, (items) => items.filter((item) => item.status !== status));
  },
};
