import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A version is found by its hash alone, under any resource.",
  kind: "behaviour",
  caughtBy: "hierarchy",
  only: ["getResourceVersion > hierarchy"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId, target } = passing;
    const hash = readField(answer, "/data/current_version_hash");
    if (operationId === "updateResource" && answer.status === 200)
      memory.set(String(hash), `${target}/versions/${hash}`);
    const home = memory.get(target.split("/").at(-1) ?? "");
    const isMissed = operationId === "getResourceVersion" && answer.status === 404;
    return isMissed && home !== undefined ? forward({ ...passing, target: home }) : answer;
  },
};
