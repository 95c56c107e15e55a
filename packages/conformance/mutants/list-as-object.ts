import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A list is an object by number.",
  kind: "answer",
  caughtBy: "body",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) => setField(answer, "/data", (items: object[]) => ({ ...items }))),
};
