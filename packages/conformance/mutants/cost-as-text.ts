import { isObject } from "../src/values/json.ts";
import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A cost inside another object is a text, as some do for money.",
  kind: "answer",
  caughtBy: "body",
  only: ["listSessions > 200 > as in the example"],
  handle: onAnswer({ of: "listSessions" }, (answer) =>
    mapItems(answer, (item) => ({
      ...item,
      model_metrics: { ...(isObject(item.model_metrics) && item.model_metrics), cost_usd: "0.06" },
    })),
  ),
};
