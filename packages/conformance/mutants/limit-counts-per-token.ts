import { headerNumber, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Each token has a limit of its own, and not the address.",
  kind: "behaviour",
  caughtBy: "limits",
  only: ["limits address"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const window = `${passing.headers.authorization} ${headerNumber(answer, "x-ratelimit-reset")}`;
    const spent = Number(memory.get(window) ?? 0) + 1;
    memory.set(window, String(spent));
    return answer.status === 429
      ? answer
      : setHeader(
          answer,
          "X-RateLimit-Remaining",
          String(Math.max(0, headerNumber(answer, "x-ratelimit-limit") - spent)),
        );
  },
};
