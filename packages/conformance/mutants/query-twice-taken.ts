import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Of a parameter that is given twice the last one counts.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listProjects > 400 > query page: given twice"],
  handle: onRequest("listProjects", (passing) =>
    withQuery(passing, (query) => {
      query.set("page", query.getAll("page").at(-1) ?? "1");
    }),
  ),
};
