import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A number in a text is taken.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createRole > 422 > body level"],
  handle: onRequest("createRole", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return typeof body.level === "string" ? { ...body, level: 1 } : body;
    }),
  ),
};
