import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Who asks for a magic link learns whether the address has an account.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["requestMagicLink > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "requestMagicLink" || answer.status !== 200) return answer;
    const address = String(readField(passing, "/email"));
    // One that was asked for before has an account by now.
    if (memory.has(address)) return setField(answer, "/message", "Welcome back");
    memory.set(address, "known");
    return answer;
  },
};
