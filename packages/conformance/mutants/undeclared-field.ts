import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A project has a field that the contract does not have.",
  kind: "answer",
  caughtBy: "undeclared",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => setField(answer, "/data/row_version", 3)),
};
