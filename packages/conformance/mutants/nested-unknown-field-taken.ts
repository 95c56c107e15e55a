import { dropField, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An unknown field inside of another is taken.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["updateSession > 422 > body model_metrics.no_such_field"],
  handle: onRequest("updateSession", (passing) =>
    passing.body.includes("no_such_field") ? dropField(passing, "/model_metrics/no_such_field") : passing,
  ),
};
