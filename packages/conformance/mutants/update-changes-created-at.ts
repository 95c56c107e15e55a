import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An update sets the time of creation.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: onAnswer({ of: "updateProject" }, (answer) => setField(answer, "/data/created_at", new Date().toISOString())),
};
