import { onAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A session that is compacted goes on in a run of its own.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["compactSession > stories"],
  handle: onAnswer({ of: "compactSession" }, (answer) =>
    setField(answer, "/data/run_id", readField(answer, "/data/id")),
  ),
};
