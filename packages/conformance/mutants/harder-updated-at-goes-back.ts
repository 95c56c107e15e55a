import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An update sets the time of the last change to before the creation.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId === "updateProject" && answer.status === 200) memory.set(passing.target, "changed");
    return memory.has(passing.target) && answer.status === 200 && passing.method !== "DELETE"
      ? setField(answer, "/data/updated_at", "2020-01-01T00:00:00Z")
      : answer;
  },
};
