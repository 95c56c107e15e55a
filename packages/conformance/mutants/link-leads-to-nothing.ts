import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The id of a new role leads to nothing.",
  kind: "behaviour",
  caughtBy: "links",
  only: ["createRole > links"],
  handle: onAnswer({ of: "createRole" }, (answer) => setField(answer, "/data/id", crypto.randomUUID())),
};
