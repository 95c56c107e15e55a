import { changeJson, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Only the 403 has another form.",
  kind: "answer",
  caughtBy: "body",
  only: ["createProject > 403"],
  handle: onAnswer({ of: "createProject", status: 403 }, (answer) =>
    changeJson(answer, () => ({ errors: ["Forbidden"] })),
  ),
};
