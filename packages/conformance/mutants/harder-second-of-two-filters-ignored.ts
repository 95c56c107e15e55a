import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Of two filters only one is kept to.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listSessions > filters project_id and agent_name"],
  handle: onRequest("listSessions", (passing) =>
    withQuery(passing, (query) => {
      if (query.has("agent_name")) query.delete("project_id");
    }),
  ),
};
