import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Each page but the first is the one before.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: async (passing, forward) => {
    const page = Number(queryOf(passing, "page"));
    if (passing.operationId !== "listRoles" || !(page > 1)) return forward(passing);
    const before = await forward(withQuery(passing, (query) => query.set("page", String(page - 1))));
    return setField(before, "/meta/current_page", page);
  },
};
