import { headerNumber, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The end of the limit moves on with every request.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["getHealth > limits address"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    memory.set(String(memory.size), "asked");
    return setHeader(answer, "X-RateLimit-Reset", String(headerNumber(answer, "X-RateLimit-Reset") + memory.size));
  },
};
