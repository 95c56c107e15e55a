import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Whoever has an invitation is invited again, when the address is written with capitals.",
  kind: "behaviour",
  caughtBy: "spellings",
  only: ["createInvitation > spellings"],
  handle: async (passing, forward) => {
    const answer = await forward(passing);
    const email = String(readField(passing, "/email"));
    if (passing.operationId !== "createInvitation" || answer.status !== 422 || email === email.toLowerCase())
      return answer;
    const another = await forward(setField(passing, "/email", `another.${email}`));
    return another.status === 201 ? setField(another, "/data/email", email) : answer;
  },
};
