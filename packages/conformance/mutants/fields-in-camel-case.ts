import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Fields are written in camel case.",
  kind: "answer",
  caughtBy: "body",
  only: ["getRole > 200 > as in the example"],
  handle: onAnswer({ of: "getRole" }, (answer) => ({
    ...answer,
    body: answer.body.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  })),
};
