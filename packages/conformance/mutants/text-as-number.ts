import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A text of digits is answered as a number.",
  kind: "answer",
  caughtBy: "body",
  only: ["updateProject > 200 > as in the example"],
  handle: onAnswer({ of: "updateProject" }, (answer) => setField(answer, "/data/name", 7)),
};
