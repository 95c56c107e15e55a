import { changeJson, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A project can be deleted again and again.",
  kind: "behaviour",
  caughtBy: "gone",
  only: ["deleteProject > gone"],
  handle: onAnswer({ of: "deleteProject", status: 404 }, (answer) => ({
    ...changeJson(answer, () => ({ message: "Project deleted" })),
    status: 200,
  })),
};
