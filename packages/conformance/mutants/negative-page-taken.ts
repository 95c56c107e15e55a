import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A negative page is taken for the first one.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listProjects > 400 > query page"],
  handle: (passing, forward) =>
    Number(queryOf(passing, "page")) < 0
      ? forward(withQuery(passing, (query) => query.set("page", "1")))
      : forward(passing),
};
