import { onRequest, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The most tokens that a session may report are refused.",
  kind: "behaviour",
  caughtBy: "kept",
  only: ["updateSession > 200 > body model_metrics"],
  handle: onRequest("updateSession", (passing) =>
    readField(passing, "/model_metrics/input_tokens") === 1_000_000_000_000
      ? setField(passing, "/model_metrics/input_tokens", 1_000_000_000_001)
      : passing,
  ),
};
