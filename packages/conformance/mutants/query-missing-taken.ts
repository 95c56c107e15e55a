import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A parameter that is needed can be left out.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["checkProjectSlug > 400 > query slug: missing"],
  handle: onRequest("checkProjectSlug", (passing) =>
    withQuery(passing, (query) => {
      if (!query.has("slug")) query.set("slug", "any");
    }),
  ),
};
