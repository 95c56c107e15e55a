import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Ids are numbers.",
  kind: "answer",
  caughtBy: "body",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => setField(answer, "/data/id", 42)),
};
