import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Every page says that it is the first.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: onAnswer({ of: "listRoles" }, (answer) => setField(answer, "/meta/current_page", 1)),
};
