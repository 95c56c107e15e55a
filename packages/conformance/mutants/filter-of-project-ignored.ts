import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Analytics of one project are those of all.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listAnalyticsByAgent > filters project_id"],
  handle: onRequest("listAnalyticsByAgent", (passing) => withQuery(passing, (query) => query.delete("project_id"))),
};
