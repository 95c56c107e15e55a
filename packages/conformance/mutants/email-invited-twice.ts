import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An address is invited twice.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["createInvitation > 422"],
  handle: onAnswer({ of: "createInvitation", status: 422 }, (answer) =>
    answer.body.includes("email") && !answer.body.includes("is invalid") ? { ...answer, status: 201 } : answer,
  ),
};
