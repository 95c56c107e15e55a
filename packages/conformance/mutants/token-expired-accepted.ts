import type { Mutant } from "./tools/mutant.ts";
import { as } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An access token works for ever.",
  kind: "behaviour",
  caughtBy: "credential",
  only: ["getCurrentUser > credential expired"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { authorization = "" } = passing.headers;
    if (answer.status === 200) memory.set(authorization, "good");
    return answer.status === 401 && memory.has(authorization) ? forward(as("ada", passing)) : answer;
  },
};
