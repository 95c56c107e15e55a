import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Anybody who has a refresh token ends its login, also that of somebody else.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["revokeToken > stories"],
  handle: async (passing, forward, { memory }) => {
    if (passing.operationId === "revokeToken") {
      const owner = memory.get(String(readField(passing, "/refresh_token")));
      if (owner && passing.headers.authorization !== `Bearer ${owner}`)
        await forward({ ...passing, headers: { ...passing.headers, authorization: `Bearer ${owner}` } });
    }
    const answer = await forward(passing);
    const token = readField(answer, "/refresh_token");
    if (typeof token === "string") memory.set(token, String(readField(answer, "/access_token")));
    return answer;
  },
};
