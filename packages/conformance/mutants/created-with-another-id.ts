import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A creation answers an id that leads to nothing.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: onAnswer({ of: "createProject" }, (answer) => setField(answer, "/data/id", crypto.randomUUID())),
};
