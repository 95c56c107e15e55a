import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "What is another's is told as 404 where 403 is promised.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["getProject > 403 > as a stranger"],
  handle: onAnswer({ of: "getProject", status: 403 }, (answer, passing) =>
    isFrom("noor", passing) ? { ...answer, status: 404 } : answer,
  ),
};
