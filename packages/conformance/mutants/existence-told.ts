import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { isFrom } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An organization of nobody's is 404, so that those that there are can be told.",
  kind: "behaviour",
  caughtBy: "ids",
  only: ["getProject > 403 > path org_id: unknown"],
  handle: onAnswer({ of: "getProject", status: 403 }, (answer, passing) =>
    isFrom("noor", passing) ? answer : { ...answer, status: 404 },
  ),
};
