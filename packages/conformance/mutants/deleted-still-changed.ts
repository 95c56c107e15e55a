import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A role that was deleted can be changed.",
  kind: "behaviour",
  caughtBy: "gone",
  only: ["deleteRole > gone"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId, target } = passing;
    if (operationId === "createRole" && answer.status === 201)
      memory.set(`${target}/${readField(answer, "/data/id")}`, answer.body);
    const known = memory.get(target);
    return operationId === "updateRole" && answer.status === 404 && known !== undefined
      ? { ...answer, status: 200, body: known }
      : answer;
  },
};
