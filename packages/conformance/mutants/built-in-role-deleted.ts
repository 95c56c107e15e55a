import { onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A role that is built in can be deleted.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["deleteRole > 422"],
  handle: onAnswer({ of: "deleteRole", status: 422 }, (answer) =>
    readField(answer, "/details") === undefined ? { ...answer, status: 200 } : answer,
  ),
};
