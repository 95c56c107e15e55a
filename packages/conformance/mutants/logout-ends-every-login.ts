import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "To log out on one device logs the user out on all.",
  kind: "behaviour",
  caughtBy: "credential",
  only: ["logoutUser > credential"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const token = readField(answer, "/access_token");
    if (typeof token === "string") memory.set(token, userOf(token));
    if (passing.operationId !== "logoutUser" || answer.status !== 200) return answer;
    const user = userOf(String(passing.headers.authorization));
    for (const [other, of] of memory)
      if (of === user) await forward({ ...passing, headers: { ...passing.headers, authorization: `Bearer ${other}` } });
    return answer;
  },
};

// A token that a login handed out is a JWT.
function userOf(token: string): string {
  const [, claims] = token.split(".");
  try {
    return JSON.parse(atob(claims ?? "")).sub;
  } catch {
    return token;
  }
}
