import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A key that is taken is refused, and another field is said to be at fault.",
  kind: "behaviour",
  caughtBy: "details",
  only: ["createConvention > unique key"],
  handle: onAnswer({ of: "createConvention", status: 422 }, (answer) =>
    setField(answer, "/details", { value: ["has already been taken"] }),
  ),
};
