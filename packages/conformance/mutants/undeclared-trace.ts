import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An error shows where in the code it came from.",
  kind: "answer",
  caughtBy: "undeclared",
  only: ["createProject > 422 > body name: missing"],
  handle: onAnswer({ of: "createProject", status: 422 }, (answer) =>
    setField(answer, "/backtrace", ["app/models/project.rb:12"]),
  ),
};
