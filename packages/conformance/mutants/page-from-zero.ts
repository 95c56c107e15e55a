import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Pages are counted from 0 in requests.",
  kind: "behaviour",
  caughtBy: "defaults",
  only: ["listRoles > defaults"],
  handle: async (passing, forward) => {
    const page = Number(queryOf(passing, "page"));
    if (passing.operationId !== "listRoles" || !(page > 0)) return forward(passing);
    return setField(
      await forward(withQuery(passing, (query) => query.set("page", String(page + 1)))),
      "/meta/current_page",
      page,
    );
  },
};
