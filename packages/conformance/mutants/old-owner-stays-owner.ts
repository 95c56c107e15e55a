import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "After a transfer the old owner is still an owner, beside the new one.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["transferOwnership > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (answer.status !== 200) return answer;
    const { authorization } = passing.headers;
    const [, organization] = passing.target.split("/");
    if (passing.operationId === "transferOwnership")
      memory.set(`/organizations/${organization}`, String(authorization));
    return passing.operationId === "getOrganization" && memory.get(passing.target) === authorization
      ? setField(answer, "/data/permission_level", "owner")
      : answer;
  },
};
