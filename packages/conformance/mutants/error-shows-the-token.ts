import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An error repeats the token that was sent.",
  kind: "behaviour",
  caughtBy: "leak",
  only: ["getProject > 404 > path id: unknown"],
  handle: onAnswer({ of: "getProject", status: 404 }, (answer, { headers }) =>
    setField(answer, "/error", `Not found by ${headers.authorization}`),
  ),
};
