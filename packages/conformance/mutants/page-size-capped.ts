import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Pages are never larger than two.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: onRequest("listRoles", (passing) =>
    withQuery(passing, (query) => {
      if (Number(query.get("per_page")) > 2) query.set("per_page", "2");
    }),
  ),
};
