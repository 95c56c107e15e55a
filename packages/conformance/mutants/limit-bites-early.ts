import { headerNumber, onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The limit bites when half of the requests are left.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["getHealth > limits address"],
  handle: onAnswer({}, (answer) =>
    headerNumber(answer, "X-RateLimit-Remaining") < 50
      ? {
          ...setHeader(answer, "X-RateLimit-Remaining", "0"),
          status: 429,
          body: JSON.stringify({ error: "Too many requests" }),
        }
      : answer,
  ),
};
