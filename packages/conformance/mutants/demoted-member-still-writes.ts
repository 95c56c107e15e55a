import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A member who got a role that may less can still do what the role before could.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["updateMember > stories"],
  handle: async (passing, forward, { memory }) => {
    const [, organization, , user] = passing.target.split("/");
    const before =
      passing.operationId === "updateMember" && readField(await forward(reading(passing)), "/data/permission_level");
    const answer = await forward(passing);
    if (before && answer.status === 200) memory.set(`${organization}/${user}`, String(before));
    if (answer.status !== 403 || memory.size === 0) return answer;
    const own = readField(await forward(reading(passing, "/auth/me")), "/user/id");
    return memory.get(`${organization}/${own}`) === "admin" ? forward(as("ada", passing)) : answer;
  },
};
