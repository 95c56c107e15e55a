import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The limit is told as half of what is promised.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["getHealth > limits address"],
  handle: onAnswer({}, (answer) => setHeader(answer, "X-RateLimit-Limit", "50")),
};
