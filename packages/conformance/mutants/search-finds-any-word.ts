import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The search looks for the first word alone.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["searchSessions > stories"],
  handle: onRequest("searchSessions", (passing) =>
    withQuery(passing, (query) => {
      const [first = ""] = (query.get("q") ?? "").trim().split(/\s+/);
      if (first !== "") query.set("q", first);
    }),
  ),
};
