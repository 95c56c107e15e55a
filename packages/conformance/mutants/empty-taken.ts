import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An empty name is taken.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["updateProject > 422 > body name"],
  handle: onRequest("updateProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return body.name === "" ? { ...body, name: "Untitled" } : body;
    }),
  ),
};
