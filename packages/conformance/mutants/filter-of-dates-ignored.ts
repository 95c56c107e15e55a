import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Analytics begin before the day that is asked for.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["getAnalyticsSummary > filters start_date"],
  handle: onRequest("getAnalyticsSummary", (passing) => withQuery(passing, (query) => query.delete("start_date"))),
};
