import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The media type is missing.",
  kind: "answer",
  caughtBy: "media-type",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) => setHeader(answer, "Content-Type", undefined)),
};
