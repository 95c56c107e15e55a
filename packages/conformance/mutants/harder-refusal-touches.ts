import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An update that is refused sets the time of the last change.",
  kind: "behaviour",
  caughtBy: "unkept",
  only: ["updateProject > unkept"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId, target } = passing;
    if (operationId === "updateProject" && answer.status === 422) memory.set(target, "touched");
    return operationId === "getProject" && answer.status === 200 && memory.has(target)
      ? setField(answer, "/data/updated_at", "2027-01-01T00:00:00Z")
      : answer;
  },
};
