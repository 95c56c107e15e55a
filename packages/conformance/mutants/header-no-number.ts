import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The end of the limit is a date.",
  kind: "answer",
  caughtBy: "headers",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) =>
    setHeader(answer, "X-RateLimit-Reset", "Wed, 25 Nov 2026 14:00:00 GMT"),
  ),
};
