import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A convention's category can't be changed: the update succeeds, and leaves it.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createConvention > life"],
  handle: async (passing, forward, { memory }) => {
    if (passing.operationId === "createConvention") {
      const answer = await forward(passing);
      memory.set(String(readField(answer, "/data/id")), String(readField(answer, "/data/category")));
      return answer;
    }
    const category = memory.get(passing.target.split("/").at(-1) ?? "");
    if (passing.operationId !== "updateConvention" || category === undefined) return forward(passing);
    return forward(setField(passing, "/category", category));
  },
};
