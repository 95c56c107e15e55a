import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An update leaves the time of the last change as it was, so that a client that asks for changes misses it.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward) => {
    const answer = await forward(passing);
    return ["getProject", "updateProject"].includes(passing.operationId ?? "") && answer.status === 200
      ? setField(answer, "/data/updated_at", readField(answer, "/data/created_at"))
      : answer;
  },
};
