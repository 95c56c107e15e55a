import { headerNumber, onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The headers never tell of the limit of an organization.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["listRoles > limits organization"],
  handle: onAnswer({}, (answer) =>
    headerNumber(answer, "X-RateLimit-Limit") === 1000
      ? setHeader(setHeader(answer, "X-RateLimit-Limit", "100"), "X-RateLimit-Remaining", "50")
      : answer,
  ),
};
