import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "null is taken for a boolean.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createRole > 422 > body coaching_mode_enabled"],
  handle: onRequest("createRole", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return typeof body.coaching_mode_enabled === "boolean" ? body : { ...body, coaching_mode_enabled: false };
    }),
  ),
};
