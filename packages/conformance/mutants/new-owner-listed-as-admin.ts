import { mapItems } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The list of members still shows the new owner as an admin.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["transferOwnership > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const [, organization, , user] = passing.target.split("/");
    if (passing.operationId === "transferOwnership" && answer.status === 200)
      memory.set(`${organization} ${user}`, "new");
    return passing.operationId === "listMembers" && answer.status === 200
      ? mapItems(answer, (item) =>
          memory.has(`${item.organization_id} ${item.user_id}`) && item.permission_level === "owner"
            ? { ...item, permission_level: "admin" }
            : item,
        )
      : answer;
  },
};
