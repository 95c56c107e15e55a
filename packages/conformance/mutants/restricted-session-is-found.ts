import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The search finds sessions that the list hides from a member.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["searchSessions > stories"],
  handle: onRequest("searchSessions", (passing) =>
    isFrom("chen", passing) || isFrom("dana", passing) ? as("ada", passing) : passing,
  ),
};
