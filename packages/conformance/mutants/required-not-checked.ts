import { isObject } from "../src/values/json.ts";
import { changeJson, onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A project without a name is called Untitled.",
  kind: "behaviour",
  caughtBy: "fields",
  only: ["createProject > 422 > body name: missing"],
  handle: onRequest("createProject", (passing) =>
    changeJson(passing, (body) => {
      if (!isObject(body)) return body;
      return { name: "Untitled", ...body };
    }),
  ),
};
