import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "JSON comes as plain text.",
  kind: "answer",
  caughtBy: "media-type",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => setHeader(answer, "Content-Type", "text/plain")),
};
