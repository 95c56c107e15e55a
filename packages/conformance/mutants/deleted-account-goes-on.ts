import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The access token of an account that was deleted still reads it.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["deleteCurrentUser > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const token = String(passing.headers.authorization);
    if (passing.operationId === "deleteCurrentUser" && answer.status === 200) memory.set(token, answer.body);
    const before = memory.get(token);
    return passing.operationId === "getCurrentUser" && answer.status === 401 && before
      ? { ...answer, status: 200, body: before }
      : answer;
  },
};
