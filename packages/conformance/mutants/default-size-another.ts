import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A page has two items where no number is asked for.",
  kind: "behaviour",
  caughtBy: "defaults",
  only: ["listRoles > defaults"],
  handle: onRequest("listRoles", (passing) =>
    withQuery(passing, (query) => {
      if (!query.has("per_page")) query.set("per_page", "2");
    }),
  ),
};
