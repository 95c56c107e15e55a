import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A limit header is no integer.",
  kind: "answer",
  caughtBy: "headers",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => setHeader(answer, "X-RateLimit-Remaining", "98.5")),
};
