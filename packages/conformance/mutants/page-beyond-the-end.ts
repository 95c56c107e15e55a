import { afterAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Beyond the last page comes the last page.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: afterAnswer({ of: "listRoles" }, async (answer, passing, again) => {
    const [items, last] = [readField(answer, "/data/0"), readField(answer, "/meta/total_pages")];
    return items === undefined ? again(withQuery(passing, (query) => query.set("page", String(last)))) : answer;
  }),
};
