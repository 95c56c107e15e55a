import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The end of the limit is told in seconds from now.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["getHealth > limits address"],
  handle: onAnswer({}, (answer) => setHeader(answer, "X-RateLimit-Reset", "60")),
};
