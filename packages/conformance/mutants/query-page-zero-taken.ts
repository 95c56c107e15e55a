import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Page 0 is taken for the first.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listRoles > 400 > query page"],
  handle: onRequest("listRoles", (passing) =>
    withQuery(passing, (query) => {
      if (Number(query.get("page")) < 1) query.set("page", "1");
    }),
  ),
};
