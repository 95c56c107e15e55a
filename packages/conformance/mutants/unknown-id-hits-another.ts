import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "To delete a role that there is not deletes the newest one.",
  kind: "behaviour",
  caughtBy: "unkept",
  only: ["deleteRole > unkept"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId, target } = passing;
    if (operationId === "createRole" && answer.status === 201)
      memory.set("newest", `${target}/${readField(answer, "/data/id")}`);
    const newest = memory.get("newest");
    if (operationId === "deleteRole" && answer.status === 404 && newest) await forward({ ...passing, target: newest });
    return answer;
  },
};
