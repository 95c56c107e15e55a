import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A query parameter of false is refused, as if there were true alone.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listSessions > 200 > query current_user_only"],
  handle: (passing, forward) =>
    queryOf(passing, "current_user_only") === "false"
      ? forward(withQuery(passing, (query) => query.set("current_user_only", "no")))
      : forward(passing),
};
