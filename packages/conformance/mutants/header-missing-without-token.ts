import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A request without a token is refused without limit headers.",
  kind: "answer",
  caughtBy: "headers",
  only: ["getProject > 401"],
  handle: onAnswer({ of: "getProject", status: 401 }, (answer) => setHeader(answer, "X-RateLimit-Limit", undefined)),
};
