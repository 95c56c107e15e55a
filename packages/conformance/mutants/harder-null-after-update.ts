import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A project that was changed is read without its time of change.",
  kind: "answer",
  caughtBy: "body",
  only: ["createProject > life"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (answer.status !== 200) return answer;
    if (passing.operationId === "updateProject") memory.set(passing.target, "changed");
    return passing.operationId === "getProject" && memory.has(passing.target)
      ? setField(answer, "/data/updated_at", null)
      : answer;
  },
};
