import { onRequest, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The longest list that is allowed is refused.",
  kind: "behaviour",
  caughtBy: "kept",
  only: ["createConvention > 201 > body anti_patterns"],
  handle: onRequest("createConvention", (passing) => {
    const patterns = readField(passing, "/anti_patterns");
    return Array.isArray(patterns) && patterns.length === 20
      ? setField(passing, "/anti_patterns", [...patterns, "one too many"])
      : passing;
  }),
};
