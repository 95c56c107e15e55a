import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A refresh token works twice.",
  kind: "behaviour",
  caughtBy: "credential",
  only: ["refreshToken > credential used twice"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "refreshToken") return answer;
    if (answer.status === 200) memory.set(passing.body, answer.body);
    const known = memory.get(passing.body);
    return answer.status === 401 && known !== undefined ? { ...answer, status: 200, body: known } : answer;
  },
};
