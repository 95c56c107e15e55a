import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A session is still read when its project was deleted.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["deleteProject > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "getSession") return answer;
    if (answer.status === 200) memory.set(passing.target, answer.body);
    const before = memory.get(passing.target);
    return answer.status === 404 && before ? { ...answer, status: 200, body: before } : answer;
  },
};
