import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A member who was removed still reads what is the organization's, since permissions are cached.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["deleteMember > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const [, organization, members, user] = passing.target.split("/");
    if (passing.operationId === "deleteMember" && answer.status === 200)
      memory.set(`${organization}/${user}`, "removed");
    if (answer.status !== 403 || passing.method !== "GET" || members === "members") return answer;
    const own = readField(await forward(reading(passing, "/auth/me")), "/user/id");
    return memory.has(`${organization}/${own}`) ? forward(as("ada", passing)) : answer;
  },
};
