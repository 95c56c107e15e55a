import { changeJson, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An update answers the project as it was before.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "updateProject") return forward(passing);
    const before = await forward(reading(passing));
    const answer = await forward(passing);
    return answer.status === 200 && before.status === 200
      ? { ...answer, body: changeJson(answer, () => ({ data: readField(before, "/data") })).body }
      : answer;
  },
};
