import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An invitation can be accepted twice.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["acceptInvitation > 422"],
  handle: onAnswer({ of: "acceptInvitation", status: 422 }, (answer) => ({ ...answer, status: 200 })),
};
