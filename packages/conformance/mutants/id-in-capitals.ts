import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An id is written in capitals.",
  kind: "answer",
  caughtBy: "canonical",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => setField(answer, "/data/id", (id: string) => id.toUpperCase())),
};
