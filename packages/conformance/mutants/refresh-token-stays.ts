import { onAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A renewal gives the refresh token that was sent.",
  kind: "behaviour",
  caughtBy: "credential",
  only: ["refreshToken > credential renews"],
  handle: onAnswer({ of: "refreshToken" }, (answer, passing) =>
    setField(answer, "/refresh_token", readField(passing, "/refresh_token")),
  ),
};
