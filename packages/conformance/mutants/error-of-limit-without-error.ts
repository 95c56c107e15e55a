import { changeJson, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Who is refused by the limit gets an empty object.",
  kind: "answer",
  caughtBy: "body",
  only: ["getProject > 429"],
  handle: onAnswer({ of: "getProject", status: 429 }, (answer) => changeJson(answer, () => ({}))),
};
