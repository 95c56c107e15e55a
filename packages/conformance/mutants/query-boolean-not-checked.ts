import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "What is neither true nor false is taken for false.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listSessions > 400 > query current_user_only"],
  handle: onRequest("listSessions", (passing) =>
    withQuery(passing, (query) => {
      if (query.get("current_user_only") === "maybe") query.set("current_user_only", "false");
    }),
  ),
};
