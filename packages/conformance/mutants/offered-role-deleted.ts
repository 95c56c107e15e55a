import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A role that an invitation offers can be deleted, and the invitation with it.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["deleteRole > 422"],
  handle: async (passing, forward) => {
    const answer = await forward(passing);
    if (passing.operationId !== "deleteRole" || answer.status !== 422) return answer;
    const [, organization, , role] = passing.target.split("/");
    const list = `/${organization}/members/invitations`;
    const all = readField(await forward(reading(passing, `${list}?per_page=100`)), "/data");
    for (const { role_id, token } of Array.isArray(all) ? all : [])
      if (role_id === role) await forward({ ...passing, target: `${list}/${token}` });
    return forward(passing);
  },
};
