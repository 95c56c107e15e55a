import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "What needs no token refuses one that has ended: a client that sends it always can't refresh it.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["refreshToken > 200"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "refreshToken" || !passing.headers.authorization) return forward(passing);
    const own = await forward({ ...passing, method: "GET", target: "/auth/me", body: "" });
    return own.status === 401 ? own : forward(passing);
  },
};
