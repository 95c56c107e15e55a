import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Items of a list have a field that the contract does not have.",
  kind: "answer",
  caughtBy: "undeclared",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) => mapItems(answer, (item) => ({ ...item, deleted_at: null }))),
};
