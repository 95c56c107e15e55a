import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The summary with which a session ends is lost.",
  kind: "behaviour",
  caughtBy: "shown",
  only: ["endSession > 200"],
  handle: onAnswer({ of: "endSession" }, (answer) => setField(answer, "/data/summary", null)),
};
