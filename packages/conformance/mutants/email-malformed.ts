import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An address in a list is none.",
  kind: "answer",
  caughtBy: "body",
  only: ["listMembers > 200 > as in the example"],
  handle: onAnswer({ of: "listMembers" }, (answer) => mapItems(answer, (item) => ({ ...item, email: "ada at acme" }))),
};
