import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The second page comes where none is asked for.",
  kind: "behaviour",
  caughtBy: "defaults",
  only: ["listRoles > defaults"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "listRoles" || queryOf(passing, "page") !== null) return forward(passing);
    return forward(withQuery(passing, (query) => query.set("page", "2")));
  },
};
