import { onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An experiment can be deleted while it runs.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["deleteExperiment > 422"],
  handle: onAnswer({ of: "deleteExperiment", status: 422 }, (answer) =>
    readField(answer, "/details") === undefined ? { ...answer, status: 200 } : answer,
  ),
};
