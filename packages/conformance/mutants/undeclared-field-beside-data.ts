import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A list has more beside data and meta.",
  kind: "answer",
  caughtBy: "undeclared",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) => setField(answer, "/links", { next: null })),
};
