import { dropField, onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An empty list has no meta.",
  kind: "answer",
  caughtBy: "body",
  only: ["listRoles > pages"],
  handle: onAnswer({ of: "listRoles" }, (answer) =>
    readField(answer, "/data/0") === undefined ? dropField(answer, "/meta") : answer,
  ),
};
