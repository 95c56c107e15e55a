import { changeItems } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A list comes in another order each time.",
  kind: "behaviour",
  caughtBy: "safe",
  only: ["listRoles > safe"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "listRoles") return answer;
    memory.set("turned", memory.get("turned") === "yes" ? "no" : "yes");
    return changeItems(answer, (items) => (memory.get("turned") === "yes" ? items.toReversed() : items));
  },
};
