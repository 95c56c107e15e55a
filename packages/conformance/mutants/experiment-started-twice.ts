import { onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An experiment that runs can be started.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["startExperiment > 422"],
  handle: onAnswer({ of: "startExperiment", status: 422 }, (answer) =>
    readField(answer, "/details") === undefined ? { ...answer, status: 200 } : answer,
  ),
};
