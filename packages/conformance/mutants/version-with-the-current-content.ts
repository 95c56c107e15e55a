import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An old version is read with the content of the current one.",
  kind: "behaviour",
  caughtBy: "shown",
  only: ["getResourceVersion > stories"],
  handle: async (passing, forward) => {
    const answer = await forward(passing);
    if (passing.operationId !== "getResourceVersion" || answer.status !== 200) return answer;
    const current = await forward(reading(passing, passing.target.replace(/\/versions\/.*/, "")));
    return setField(answer, "/data/content", readField(current, "/data/content"));
  },
};
