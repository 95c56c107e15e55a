import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A sum is another one each time.",
  kind: "behaviour",
  caughtBy: "safe",
  only: ["getAnalyticsSummary > safe"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "getAnalyticsSummary" || answer.status !== 200) return answer;
    memory.set(String(memory.size), "asked");
    return setField(answer, "/data/total_sessions", memory.size);
  },
};
