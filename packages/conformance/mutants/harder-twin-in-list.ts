import { changeItems, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Something is in the list twice when it has just been made.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId } = passing;
    if (operationId === "createProject" && answer.status === 201)
      memory.set("newest", String(readField(answer, "/data/id")));
    return operationId === "listProjects"
      ? changeItems(answer, (items) =>
          items.flatMap((item) => (item.id === memory.get("newest") ? [item, item] : [item])),
        )
      : answer;
  },
};
