import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "What a session reports is added to what it reported before, so that a report that is repeated counts twice.",
  kind: "behaviour",
  caughtBy: "workflows",
  only: ["sessionLife > workflows"],
  handle: async (passing, forward) => {
    const tokens = readField(passing, "/model_metrics/input_tokens");
    if (passing.operationId !== "updateSession" || typeof tokens !== "number") return forward(passing);
    const before = Number(readField(await forward(reading(passing)), "/data/model_metrics/input_tokens"));
    return forward(setField(passing, "/model_metrics/input_tokens", tokens + (before || 0)));
  },
};
