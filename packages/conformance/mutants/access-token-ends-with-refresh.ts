import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A refresh ends the access token before it, while requests with it may be on their way.",
  kind: "behaviour",
  caughtBy: "credential",
  only: ["refreshToken > credential renews"],
  handle: async (passing, forward, { memory }) => {
    const token = passing.headers.authorization?.replace("Bearer ", "") ?? "";
    if (memory.get(token) === "ended")
      return forward({ ...passing, headers: { ...passing.headers, authorization: "Bearer ended" } });
    const answer = await forward(passing);
    const refreshToken = readField(answer, "/refresh_token");
    if (typeof refreshToken === "string") memory.set(refreshToken, String(readField(answer, "/access_token")));
    const before = memory.get(String(readField(passing, "/refresh_token")));
    if (passing.operationId === "refreshToken" && answer.status === 200 && before) memory.set(before, "ended");
    return answer;
  },
};
