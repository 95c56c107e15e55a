import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The largest page that is allowed is refused.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listProjects > 200 > query per_page"],
  handle: onRequest("listProjects", (passing) =>
    withQuery(passing, (query) => {
      if (query.get("per_page") === "100") query.set("per_page", "101");
    }),
  ),
};
