import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A boolean is a text.",
  kind: "answer",
  caughtBy: "body",
  only: ["getRole > 200 > as in the example"],
  handle: onAnswer({ of: "getRole" }, (answer) => setField(answer, "/data/coaching_mode_enabled", String)),
};
