import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A time is in Unix seconds.",
  kind: "answer",
  caughtBy: "body",
  only: ["createProject > 201 > as in the example"],
  handle: onAnswer({ of: "createProject" }, (answer) => setField(answer, "/data/created_at", 1770631200)),
};
