import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A filter that the contract does not know is ignored.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listExperiments > 400 > query status"],
  handle: onRequest("listExperiments", (passing) =>
    withQuery(passing, (query) => {
      query.delete("status");
    }),
  ),
};
