import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A list in the place of an object lets the server fail.",
  kind: "behaviour",
  caughtBy: "body",
  only: ["createProject > 422 > a list for a body"],
  handle: onAnswer({ of: "createProject", status: 422 }, (answer, passing) =>
    passing.body.startsWith("[") ? { ...answer, status: 500 } : answer,
  ),
};
