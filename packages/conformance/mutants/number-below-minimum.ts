import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Pages are counted from 0.",
  kind: "answer",
  caughtBy: "body",
  only: ["listProjects > 200 > as in the example"],
  handle: onAnswer({ of: "listProjects" }, (answer) =>
    setField(answer, "/meta/current_page", (page: number) => page - 1),
  ),
};
