import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The token of a new invitation leads to nothing.",
  kind: "behaviour",
  caughtBy: "links",
  only: ["createInvitation > links"],
  handle: onAnswer({ of: "createInvitation" }, (answer) => setField(answer, "/data/token", `inv_${"A".repeat(32)}`)),
};
