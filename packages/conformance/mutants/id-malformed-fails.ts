import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An id that has not the form of one lets the server fail.",
  kind: "behaviour",
  caughtBy: "ids",
  only: ["getProject > 404 > path id: malformed"],
  handle: onAnswer({ of: "getProject", status: 404 }, (answer, { target }) =>
    target.includes("no%20id") ? { ...answer, status: 500 } : answer,
  ),
};
