import { dropField, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The user of a session has no name.",
  kind: "answer",
  caughtBy: "body",
  only: ["getSession > 200 > as in the example"],
  handle: onAnswer({ of: "getSession" }, (answer) => dropField(answer, "/data/user/name")),
};
