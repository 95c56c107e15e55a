import { headerNumber, onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The end of the limit is in milliseconds.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["getHealth > limits address"],
  handle: onAnswer({}, (answer) =>
    setHeader(answer, "X-RateLimit-Reset", String(headerNumber(answer, "X-RateLimit-Reset") * 1000)),
  ),
};
