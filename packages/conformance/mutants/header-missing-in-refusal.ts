import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A refusal has no limit headers.",
  kind: "answer",
  caughtBy: "headers",
  only: ["getProject > 404"],
  handle: onAnswer({ of: "getProject", status: 404 }, (answer) =>
    setHeader(answer, "X-RateLimit-Remaining", undefined),
  ),
};
