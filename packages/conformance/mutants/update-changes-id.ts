import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An update answers another id.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: onAnswer({ of: "updateProject" }, (answer) => setField(answer, "/data/id", crypto.randomUUID())),
};
