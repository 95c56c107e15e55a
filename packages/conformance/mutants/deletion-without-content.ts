import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A deletion answers 204 without a body.",
  kind: "answer",
  caughtBy: "status",
  only: ["deleteProject > 200 > as in the example"],
  handle: onAnswer({ of: "deleteProject" }, (answer) => ({ ...answer, status: 204, body: "" })),
};
