import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The details have a text for each field, not a list.",
  kind: "answer",
  caughtBy: "body",
  only: ["createRole > 422 > body key: missing"],
  handle: onAnswer({ of: "createRole", status: 422 }, (answer) => setField(answer, "/details/key", "is missing")),
};
