import { changeItems, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The list of organizations has those of others too.",
  kind: "behaviour",
  caughtBy: "namespace",
  only: ["createOrganization > namespace of a stranger"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId === "createOrganization" && isFrom("noor", passing))
      memory.set("theirs", JSON.stringify(readField(answer, "/data")));
    const theirs = memory.get("theirs");
    const isShown = passing.operationId === "listOrganizations" && isFrom("ada", passing) && theirs !== undefined;
    return isShown ? changeItems(answer, (items) => [...items, JSON.parse(theirs)]) : answer;
  },
};
