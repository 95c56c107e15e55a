import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A magic link signs in again and again: whoever finds the mail is in.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["verifyMagicLink > 401"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "verifyMagicLink") return answer;
    const token = String(readField(passing, "/token"));
    if (answer.status === 200) memory.set(token, answer.body);
    const before = memory.get(token);
    return answer.status === 401 && before ? { ...answer, status: 200, body: before } : answer;
  },
};
