import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The synced file of playbooks is kept for long: what is disabled stays in it.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["disablePlaybookSubscription > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "getPlaybooksForSync" || answer.status !== 200) return answer;
    memory.set(passing.target, memory.get(passing.target) ?? answer.body);
    return { ...answer, body: memory.get(passing.target) ?? "" };
  },
};
