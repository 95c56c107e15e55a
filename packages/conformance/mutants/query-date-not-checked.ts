import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "What is no date is ignored.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["getAnalyticsSummary > 400 > query start_date"],
  handle: onRequest("getAnalyticsSummary", (passing) =>
    withQuery(passing, (query) => {
      query.delete("start_date");
    }),
  ),
};
