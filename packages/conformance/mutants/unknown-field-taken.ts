import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A field that the contract does not know is ignored.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createProject > 422 > body no_such_field: unknown"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      const { no_such_field: _, ...known } = body;
      return known;
    }),
  ),
};
