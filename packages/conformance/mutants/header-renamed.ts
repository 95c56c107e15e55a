import { onAnswer, setHeader } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The limit is told by a header of another name.",
  kind: "answer",
  caughtBy: "headers",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) =>
    setHeader(setHeader(answer, "X-RateLimit-Limit", undefined), "RateLimit-Limit", "100"),
  ),
};
