import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The total counts what was deleted.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId === "deleteProject" && answer.status === 200) memory.set(passing.target, "deleted");
    return passing.operationId === "listProjects"
      ? setField(answer, "/meta/total_count", (count: number) => count + memory.size)
      : answer;
  },
};
