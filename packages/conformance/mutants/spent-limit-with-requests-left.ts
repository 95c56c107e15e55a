import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Who is refused by the limit is told that requests are left.",
  kind: "answer",
  caughtBy: "headers",
  only: ["getProject > 429"],
  handle: onAnswer({ of: "getProject", status: 429 }, (answer) => setHeader(answer, "X-RateLimit-Remaining", "3")),
};
