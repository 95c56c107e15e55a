import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The requests that are left stay the same.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["getHealth > limits address"],
  handle: onAnswer({}, (answer) => setHeader(answer, "X-RateLimit-Remaining", "98")),
};
