import { mapItems, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Colleagues still see the old name of a user who has changed it.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["updateCurrentUser > stories"],
  handle: async (passing, forward, { memory }) => {
    if (passing.operationId === "updateCurrentUser") {
      const before = await forward(reading(passing));
      const id = String(readField(before, "/user/id"));
      memory.set(id, memory.get(id) ?? String(readField(before, "/user/name")));
    }
    const answer = await forward(passing);
    return passing.operationId === "listMembers" && answer.status === 200
      ? mapItems(answer, (item) => ({ ...item, name: memory.get(String(item.user_id)) ?? item.name }))
      : answer;
  },
};
