import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A device that was approved waits for ever.",
  kind: "behaviour",
  caughtBy: "workflows",
  only: ["approvedLogin > workflows"],
  handle: onAnswer({ of: "exchangeDeviceCode" }, (answer) => ({
    ...answer,
    status: 400,
    body: JSON.stringify({ error: "authorization_pending" }),
  })),
};
