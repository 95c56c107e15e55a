import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A 404 has an empty body.",
  kind: "answer",
  caughtBy: "body",
  only: ["getProject > 404 > path id: unknown"],
  handle: onAnswer({ of: "getProject", status: 404 }, (answer) => ({ ...answer, body: "" })),
};
