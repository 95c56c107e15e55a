import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "From the second page on a filter is ignored.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listSessions > filters agent_name"],
  handle: async (passing, forward) => {
    const isFirst = Number(queryOf(passing, "page") ?? 1) === 1;
    return forward(
      passing.operationId !== "listSessions" || isFirst
        ? passing
        : withQuery(passing, (query) => query.delete("agent_name")),
    );
  },
};
