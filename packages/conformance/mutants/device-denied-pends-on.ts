import { onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A device that its user has denied hears that its user has not decided yet.",
  kind: "behaviour",
  caughtBy: "workflows",
  only: ["deniedLogin > workflows"],
  handle: onAnswer({ of: "exchangeDeviceCode", status: 400 }, (answer) => ({
    ...answer,
    body: answer.body.replace("access_denied", "authorization_pending"),
  })),
};
