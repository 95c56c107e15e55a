import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The details name another field.",
  kind: "answer",
  caughtBy: "details",
  only: ["createProject > 422 > body name: missing"],
  handle: onAnswer({ of: "createProject", status: 422 }, (answer) =>
    setField(answer, "/details", { slug: ["is invalid"] }),
  ),
};
