import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Of a parameter that is given twice, with two values, the second is taken.",
  kind: "behaviour",
  caughtBy: "query",
  only: ["listProjects > 400 > query page"],
  handle: (passing, forward) => {
    const pages = new URLSearchParams(passing.target.split("?")[1]).getAll("page");
    const isTwo = pages.length === 2 && pages[0] !== pages[1];
    return forward(isTwo ? withQuery(passing, (query) => query.set("page", "1")) : passing);
  },
};
