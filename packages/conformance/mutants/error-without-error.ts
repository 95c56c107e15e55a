import { changeJson, onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An error has a message in the place of error.",
  kind: "answer",
  caughtBy: "body",
  only: ["createProject > 422 > body name: missing"],
  handle: onAnswer({ of: "createProject", status: 422 }, (answer) =>
    changeJson(answer, () => ({ message: readField(answer, "/error") })),
  ),
};
