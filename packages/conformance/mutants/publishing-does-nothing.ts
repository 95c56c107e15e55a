import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A resource that was published is not open to others.",
  kind: "behaviour",
  caughtBy: "workflows",
  only: ["forkPublishRollback > workflows"],
  handle: onAnswer({ of: "publishResource" }, (answer) => setField(answer, "/data/published", false)),
};
