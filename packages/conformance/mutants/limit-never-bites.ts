import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "More requests than the limit allows are answered.",
  kind: "behaviour",
  caughtBy: "trouble",
  only: ["getHealth > 429"],
  handle: onAnswer({ status: 429 }, (answer) => ({
    ...answer,
    status: 200,
    body: JSON.stringify({ data: { status: "ok", version: "1.0.0" } }),
  })),
};
