import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The hierarchy of a run has its first conversation alone.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["compactSession > stories"],
  handle: onAnswer({ of: "getSessionHierarchy" }, (answer) =>
    setField(answer, "/data/conversations", (all: unknown[]) => all.slice(0, 1)),
  ),
};
