import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A role is deleted by its id, whichever of the caller's organizations the path names.",
  kind: "behaviour",
  caughtBy: "hierarchy",
  only: ["deleteRole > hierarchy"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId, target } = passing;
    const id = target.split("/").at(-1) ?? "";
    if (operationId === "createRole" && answer.status === 201)
      memory.set(String(readField(answer, "/data/id")), `${target}/${readField(answer, "/data/id")}`);
    const home = memory.get(id);
    return operationId === "deleteRole" && answer.status === 404 && home
      ? forward({ ...passing, target: home })
      : answer;
  },
};
