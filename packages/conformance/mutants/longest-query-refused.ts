import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The longest text to search for is refused.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["searchSessions > 200 > query q"],
  handle: (passing, forward) => {
    const text = queryOf(passing, "q") ?? "";
    return forward(text.length === 200 ? withQuery(passing, (query) => query.set("q", `${text}x`)) : passing);
  },
};
