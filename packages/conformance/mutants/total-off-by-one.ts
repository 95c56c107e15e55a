import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The total is one more than the items.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: onAnswer({ of: "listRoles" }, (answer) =>
    setField(answer, "/meta/total_count", (count: number) => count + 1),
  ),
};
