import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The answer does not tell when the limit ends.",
  kind: "answer",
  caughtBy: "headers",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => setHeader(answer, "X-RateLimit-Reset", undefined)),
};
