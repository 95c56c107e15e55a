import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The error is an object.",
  kind: "answer",
  caughtBy: "body",
  only: ["getProject > 404 > path id: unknown"],
  handle: onAnswer({ of: "getProject", status: 404 }, (answer) =>
    setField(answer, "/error", (message: string) => ({ message })),
  ),
};
