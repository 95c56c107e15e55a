import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A slug that is taken is said to be free.",
  kind: "behaviour",
  caughtBy: "available",
  only: ["checkProjectSlug > available"],
  handle: onAnswer({ of: "checkProjectSlug" }, (answer) => setField(answer, "/data/available", true)),
};
