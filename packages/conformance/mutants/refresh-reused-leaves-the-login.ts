import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A refresh token that is used again is refused, but its login goes on: whoever stole it stays in.",
  kind: "behaviour",
  caughtBy: "credential",
  only: ["refreshToken > credential used twice"],
  handle: async (passing, forward, { memory }) => {
    if (passing.operationId !== "refreshToken") return forward(passing);
    const token = String(readField(passing, "/refresh_token"));
    if (memory.has(token)) return forward(setField(passing, "/refresh_token", "another"));
    const answer = await forward(passing);
    if (answer.status === 200) memory.set(token, "used");
    return answer;
  },
};
