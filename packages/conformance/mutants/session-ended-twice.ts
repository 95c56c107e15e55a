import { onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A session that has ended can be ended again.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["endSession > 422"],
  handle: onAnswer({ of: "endSession", status: 422 }, (answer) =>
    readField(answer, "/details") === undefined ? { ...answer, status: 200 } : answer,
  ),
};
