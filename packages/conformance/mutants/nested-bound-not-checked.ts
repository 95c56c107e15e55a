import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A number inside another object may be below its bound.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["updateSession > 422 > body model_metrics.input_tokens"],
  handle: onRequest("updateSession", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return { ...body, model_metrics: { input_tokens: 1, output_tokens: 1, cost_usd: 0.1 } };
    }),
  ),
};
