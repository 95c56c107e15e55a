import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A device code is claimed again and again.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["exchangeDeviceCode > 400"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId !== "exchangeDeviceCode") return answer;
    if (answer.status === 200) memory.set(passing.body, answer.body);
    const before = memory.get(passing.body);
    return answer.status === 400 && before ? { ...answer, status: 200, body: before } : answer;
  },
};
