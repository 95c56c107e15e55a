import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "One thing comes as a list of one.",
  kind: "answer",
  caughtBy: "body",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => setField(answer, "/data", (item: object) => [item])),
};
