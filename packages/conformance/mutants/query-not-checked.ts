import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A number of items that is none is ignored.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listProjects > 400 > query per_page: no number"],
  handle: onRequest("listProjects", (passing) =>
    withQuery(passing, (query) => {
      if (!/^\d+$/.test(query.get("per_page") ?? "1")) query.delete("per_page");
    }),
  ),
};
