import { headerNumber, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A request that is refused does not count against the limit.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["getHealth > limits address"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (answer.status === 401 || answer.status === 400) memory.set(String(memory.size), "refused");
    return setHeader(
      answer,
      "X-RateLimit-Remaining",
      String(Math.min(99, headerNumber(answer, "X-RateLimit-Remaining") + memory.size)),
    );
  },
};
