import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Where analytics are asked for one project, the agent is passed over.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["getAnalyticsSummary > filters project_id and agent_name"],
  handle: onRequest("getAnalyticsSummary", (passing) =>
    withQuery(passing, (query) => {
      if (query.has("project_id")) query.delete("agent_name");
    }),
  ),
};
