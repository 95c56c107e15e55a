import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The details of a field inside another name the outer one.",
  kind: "answer",
  caughtBy: "details",
  only: ["updateSession > 422 > body model_metrics."],
  handle: onAnswer({ of: "updateSession", status: 422 }, (answer) =>
    setField(answer, "/details", (details: object) => ({ model_metrics: Object.values(details)[0] })),
  ),
};
