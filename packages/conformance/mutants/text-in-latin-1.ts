import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A text is encoded as Latin-1.",
  kind: "answer",
  caughtBy: "encoding",
  only: ["getProject > 200 > as in the example"],
  handle: onAnswer({ of: "getProject" }, (answer) => ({
    ...answer,
    bytes: Buffer.from(setField(answer, "/data/name", "Café").body, "latin1"),
  })),
};
