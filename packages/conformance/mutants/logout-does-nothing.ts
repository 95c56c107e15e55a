import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A login goes on after the logout.",
  kind: "behaviour",
  caughtBy: "credential",
  only: ["logoutUser > credential"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "logoutUser") return forward(passing);
    const { headers, status } = await forward(reading(passing, "/auth/me"));
    return { status, headers, body: JSON.stringify({ message: "Logged out" }) };
  },
};
