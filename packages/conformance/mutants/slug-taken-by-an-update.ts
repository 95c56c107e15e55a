import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An update may take the slug of another project.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["updateProject > 422 > a slug that is taken"],
  handle: onAnswer({ of: "updateProject", status: 422 }, (answer) =>
    answer.body.includes("taken") ? { ...answer, status: 200 } : answer,
  ),
};
