import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A filter is ignored.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listExperiments > filters status"],
  handle: onRequest("listExperiments", (passing) => withQuery(passing, (query) => query.delete("status"))),
};
