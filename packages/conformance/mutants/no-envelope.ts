import { changeJson, onAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A thing comes without the data around it.",
  kind: "answer",
  caughtBy: "body",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => changeJson(answer, () => readField(answer, "/data"))),
};
