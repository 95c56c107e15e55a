import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A rollback gives the version that it brings back another number.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["rollbackResource > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId, target } = passing;
    if (answer.status !== 200) return answer;
    if (operationId === "rollbackResource") memory.set(target.replace("/versions/rollback", ""), "rolled back");
    const isOne = operationId === "rollbackResource" || (operationId === "getResource" && memory.has(target));
    return isOne ? setField(answer, "/data/current_version_number", (one: number) => one + 5) : answer;
  },
};
