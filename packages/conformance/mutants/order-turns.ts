import { changeItems } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Every second time a list comes the other way round.",
  kind: "behaviour",
  caughtBy: "order",
  only: ["listRoles > order"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "listRoles") return answer;
    const turns = memory.has("turned") ? memory.delete("turned") : !memory.set("turned", "once");
    return turns ? changeItems(answer, (items) => items.toReversed()) : answer;
  },
};
