import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Every item of a list but the first has no level.",
  kind: "answer",
  caughtBy: "body",
  only: ["listRoles > 200 > as in the example"],
  handle: onAnswer({ of: "listRoles" }, (answer) =>
    mapItems(answer, ({ level, ...item }, index) => (index === 0 ? { level, ...item } : item)),
  ),
};
