import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A series is weekly where no period is asked for.",
  kind: "behaviour",
  caughtBy: "defaults",
  only: ["getAnalyticsTimeseries > defaults"],
  handle: onRequest("getAnalyticsTimeseries", (passing) =>
    withQuery(passing, (query) => {
      if (!query.has("period")) query.set("period", "weekly");
    }),
  ),
};
