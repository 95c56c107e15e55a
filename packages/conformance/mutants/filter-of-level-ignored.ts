import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The filter by permission level is ignored.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listMembers > filters permission_level"],
  handle: onRequest("listMembers", (passing) => withQuery(passing, (query) => query.delete("permission_level"))),
};
