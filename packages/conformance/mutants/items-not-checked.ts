import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The items of a list are not checked.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createConvention > 422 > body anti_patterns"],
  handle: onRequest("createConvention", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return Array.isArray(body.anti_patterns) ? { ...body, anti_patterns: [] } : body;
    }),
  ),
};
