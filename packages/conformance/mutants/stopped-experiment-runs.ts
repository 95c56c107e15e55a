import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An experiment that was stopped still runs.",
  kind: "behaviour",
  caughtBy: "workflows",
  only: ["draftToDeployed > workflows"],
  handle: onAnswer({ of: "stopExperiment" }, (answer) => setField(answer, "/data/status", "running")),
};
