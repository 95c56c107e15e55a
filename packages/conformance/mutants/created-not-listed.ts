import { changeItems, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What was created is not in the list.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId === "createProject") memory.set(String(readField(answer, "/data/id")), "created");
    return passing.operationId === "listProjects"
      ? changeItems(answer, (items) => items.filter(({ id }) => !memory.has(String(id))))
      : answer;
  },
};
