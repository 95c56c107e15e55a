import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Who asks for own sessions gets everybody's.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listSessions > filters current_user_only"],
  handle: onRequest("listSessions", (passing) => withQuery(passing, (query) => query.delete("current_user_only"))),
};
