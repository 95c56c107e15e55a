import { onAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The total is that of the page.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: onAnswer({ of: "listRoles" }, (answer) => {
    const items = readField(answer, "/data");
    return setField(answer, "/meta/total_count", Array.isArray(items) ? items.length : 0);
  }),
};
