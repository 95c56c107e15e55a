import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading, sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An update answers the new name and keeps the old one.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "updateProject") return forward(passing);
    const before = await forward(reading(passing));
    const answer = await forward(passing);
    if (answer.status === 200) await forward(sending(passing, { name: readField(before, "/data/name") }));
    return answer;
  },
};
