import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An id of another thing is no UUID.",
  kind: "answer",
  caughtBy: "body",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => setField(answer, "/data/organization_id", "acme")),
};
