import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A project is read as it was when it was first read.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "getProject" || answer.status !== 200) return answer;
    memory.set(passing.target, memory.get(passing.target) ?? answer.body);
    return { ...answer, body: memory.get(passing.target) ?? "" };
  },
};
