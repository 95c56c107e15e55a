import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An invitation that was read before it was withdrawn is still shown.",
  kind: "behaviour",
  caughtBy: "gone",
  only: ["deleteInvitation > gone"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "getInvitation") return answer;
    if (answer.status === 200) memory.set(passing.target, answer.body);
    const before = memory.get(passing.target);
    return answer.status === 404 && before ? { ...answer, status: 200, body: before } : answer;
  },
};
