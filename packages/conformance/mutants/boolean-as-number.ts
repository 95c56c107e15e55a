import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A boolean is 0 or 1, as databases have it.",
  kind: "answer",
  caughtBy: "body",
  only: ["checkProjectSlug > 200 > as in the example"],
  handle: onAnswer({ of: "checkProjectSlug" }, (answer) => setField(answer, "/data/available", Number)),
};
