import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Errors have the media type of RFC 9457.",
  kind: "answer",
  caughtBy: "media-type",
  only: ["createProject > 422 > body name: missing"],
  handle: onAnswer({ of: "createProject", status: 422 }, (answer) =>
    setHeader(answer, "Content-Type", "application/problem+json"),
  ),
};
