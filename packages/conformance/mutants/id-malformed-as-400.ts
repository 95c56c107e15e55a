import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An id that has not the form of one is 400.",
  kind: "behaviour",
  caughtBy: "ids",
  only: ["deleteRole > 404 > path id: malformed"],
  handle: onAnswer({ of: "deleteRole", status: 404 }, (answer, { target }) =>
    target.includes("no%20id") ? { ...answer, status: 400 } : answer,
  ),
};
