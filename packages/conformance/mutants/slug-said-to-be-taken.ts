import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A slug that is free is said to be taken.",
  kind: "behaviour",
  caughtBy: "available",
  only: ["checkOrganizationSlug > available"],
  handle: onAnswer({ of: "checkOrganizationSlug" }, (answer) => setField(answer, "/data/available", false)),
};
