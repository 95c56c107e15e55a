import { setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An access token outlives the refresh token that was revoked.",
  kind: "behaviour",
  caughtBy: "credential",
  only: ["revokeToken > credential ended"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "revokeToken") return forward(passing);
    return forward(setField(passing, "/refresh_token", "unknown-refresh-token"));
  },
};
