import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The second page is the third.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "listRoles" || queryOf(passing, "page") !== "2") return forward(passing);
    return setField(await forward(withQuery(passing, (query) => query.set("page", "3"))), "/meta/current_page", 2);
  },
};
