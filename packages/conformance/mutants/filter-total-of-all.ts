import { afterAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The total of a filtered list is that of the whole.",
  kind: "behaviour",
  caughtBy: "filters",
  only: ["listExperiments > filters status"],
  handle: afterAnswer({ of: "listExperiments" }, async (answer, passing, again) => {
    const all = await again(withQuery(passing, (query) => query.delete("status")));
    return setField(answer, "/meta/total_count", readField(all, "/meta/total_count"));
  }),
};
