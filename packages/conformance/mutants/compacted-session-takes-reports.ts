import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A session that was compacted still takes reports, which nobody ever sees.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["updateSession > 422"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId, target } = passing;
    if (operationId === "compactSession" && answer.status === 201)
      memory.set(target.replace("/compact", ""), "compacted");
    return operationId === "updateSession" && answer.status === 422 && memory.has(target)
      ? forward(reading(passing))
      : answer;
  },
};
