import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Sessions of the last day that is asked for are not counted.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["getAnalyticsSummary > filters end_date"],
  handle: onRequest("getAnalyticsSummary", (passing) =>
    withQuery(passing, (query) => {
      const [first, last] = [query.get("start_date") ?? "", query.get("end_date") ?? ""];
      if (last > first) query.set("end_date", new Date(Date.parse(last) - 86_400_000).toISOString().slice(0, 10));
    }),
  ),
};
