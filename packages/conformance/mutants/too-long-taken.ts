import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A name that is too long is cut.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createProject > 422 > body name"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return typeof body.name === "string" ? { ...body, name: body.name.slice(0, 100) } : body;
    }),
  ),
};
