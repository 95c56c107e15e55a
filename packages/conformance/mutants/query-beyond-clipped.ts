import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "More items than are allowed are cut to what is.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listProjects > 400 > query per_page"],
  handle: onRequest("listProjects", (passing) =>
    withQuery(passing, (query) => {
      if (Number(query.get("per_page")) > 100) query.set("per_page", "100");
    }),
  ),
};
