import { mapItems, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A list shows the names that projects had when they were made.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId } = passing;
    if (operationId === "createProject" && answer.status === 201)
      memory.set(String(readField(answer, "/data/id")), String(readField(answer, "/data/name")));
    return operationId === "listProjects"
      ? mapItems(answer, (item) => ({ ...item, name: memory.get(String(item.id)) ?? item.name }))
      : answer;
  },
};
