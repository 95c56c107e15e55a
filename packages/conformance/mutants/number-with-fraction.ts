import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A count is no integer.",
  kind: "answer",
  caughtBy: "body",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) => setField(answer, "/meta/total_count", 2.5)),
};
